using System.Globalization;

namespace ServiceCenter.Torture;

/// <param name="Recoveries">Milliseconds from a kill of the host to the first answer after it, in order of length.</param>
internal sealed record TortureResult(Amounts Amounts, int Seed, Books Books, IReadOnlyList<double> Recoveries)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"seed {Seed}: {Amounts.HostKills} kills of the host, {Amounts.BrokerKills} of the broker, {Amounts.KioskKills} of kiosks, {Amounts.LonelyKills} of kiosks with tickets of their own, {Amounts.Partitions} partitions, {Amounts.Stops} stops; "
        + $"{Books.Issued} tickets issued, {Books.Printed} printed ({Books.Copies} copies), {Books.Called} called; {Books.Acknowledged} replies and {Books.Heard} events heard; "
        + $"from a kill to the first answer p50 {At(50):0} ms, p90 {At(90):0} ms, longest {At(100):0} ms ({Recoveries.Count} measured); {Books.Wrong.Count} wrong");

    private double At(int percent) => Recoveries.Count == 0 ? 0 : Recoveries[Math.Min(Recoveries.Count - 1, Recoveries.Count * percent / 100)];
}

internal static class Run
{
    public static async Task<TortureResult> Of(Amounts amounts, int seed, Action<string> say)
    {
        var centre = new RealCentre();
        await using (centre)
        {
            try
            {
                await centre.Start();
                say("the centre is open");
                using var crowd = new Crowd(centre, seed);
                crowd.Open();
                await new Trouble(centre, crowd, seed).Make(amounts, say);
                say("no more faults");
                await crowd.GoHome();
                var (books, verdict) = await Account(centre, crowd);
                if (verdict is not (0, _)) books = books with { Wrong = [.. books.Wrong, "verify: " + verdict.Said] };
                return new TortureResult(amounts, seed, books, [.. crowd.Recoveries.Order()]);
            }
            catch (TimeoutException)
            {
                say(centre.Said);
                throw;
            }
        }
    }

    /// <summary>Kiosks may still have something to hand in: until every paper is known, or it is plain that one never will be.</summary>
    private static async Task<(Books Books, (int Code, string Said) Verdict)> Account(RealCentre centre, Crowd crowd)
    {
        try
        {
            await RealCentre.Until("every paper is known", async () => (await Audit(centre, crowd)).Wrong.Count == 0);
        }
        catch (TimeoutException)
        {
            // The books say what is missing.
        }
        var verdict = await centre.StopAndVerify();
        return (await Audit(centre, crowd), verdict);
    }

    private static Task<Books> Audit(RealCentre centre, Crowd crowd)
    {
        List<string> heard;
        lock (centre.Heard) heard = [.. centre.Heard];
        return Accountant.Audit(Path.Combine(centre.Data, "journal.db"), centre.Rolls.SelectMany(roll => roll.Papers), crowd.Acknowledged, heard);
    }
}
