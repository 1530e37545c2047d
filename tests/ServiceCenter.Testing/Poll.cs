using Xunit;

namespace ServiceCenter.Testing;

/// <summary>For what another process does and gives no signal of: asked again and again until it is so. The bound only ends a test that has failed.</summary>
public static class Poll
{
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <returns>The first answer that is not null.</returns>
    public static async Task<T> Until<T>(string what, Func<Task<T?>> ask)
    {
        using var patience = new CancellationTokenSource(Bound);
        using var again = new PeriodicTimer(Pause);
        try
        {
            while (true)
            {
                if (await ask() is { } answer) return answer;
                await again.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Assert.Fail($"It did not happen within {Bound}: {what}");
            throw;
        }
    }

    public static Task UntilTrue(string what, Func<Task<bool>> ask) => Until(what, async () => await ask() ? "so it is" : null);
}
