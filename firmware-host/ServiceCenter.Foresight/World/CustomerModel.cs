using System.Collections.Immutable;

namespace ServiceCenter.Foresight.World;

/// <summary>What customers are like, as shares and means.</summary>
/// <param name="Wishes">The services, how often each is wanted, and how long it takes.</param>
/// <param name="Patience">Mean time after which a customer gives up waiting (exponential).</param>
/// <param name="SaysSo">Of those who give up: how many in 10,000 say so before they go. The others are found gone when called.</param>
/// <param name="Absent">How many in 10,000 do not come when called, though they had patience.</param>
/// <param name="Walk">Mean time from the call to the counter.</param>
public sealed record CustomerModel(ImmutableArray<Wish> Wishes, TimeSpan Patience, int SaysSo, int Absent, TimeSpan Walk)
{
    public Customer Draw(Dice dice)
    {
        var wish = Wanted(dice.Below(Wishes.Sum(w => w.Weight)));
        return new Customer(
            wish.Service,
            Patience: Quantiles.Exponential.Draw(dice, Patience),
            SaysSo: dice.Chance(SaysSo),
            Comes: !dice.Chance(Absent),
            Walk: Quantiles.Lognormal.Draw(dice, Walk),
            Handling: Quantiles.Lognormal.Draw(dice, wish.Handling));
    }

    private Wish Wanted(int draw)
    {
        foreach (var wish in Wishes)
        {
            if (draw < wish.Weight) return wish;
            draw -= wish.Weight;
        }
        throw new InvalidOperationException("The draw is below the sum of the weights.");
    }
}

/// <param name="Service">As the centre's file names it.</param>
/// <param name="Weight">How often it is wanted, beside the weights of the others.</param>
/// <param name="Handling">Mean time at the counter (lognormal).</param>
public sealed record Wish(string Service, int Weight, TimeSpan Handling);

/// <summary>One customer, all of whose chances have been drawn: the same person in every rerun of the day, whatever the rules.</summary>
/// <param name="Patience">Waits this long for the call, then gives up.</param>
/// <param name="SaysSo">Says so when giving up.</param>
/// <param name="Comes">Comes when called.</param>
public sealed record Customer(string Service, TimeSpan Patience, bool SaysSo, bool Comes, TimeSpan Walk, TimeSpan Handling);
