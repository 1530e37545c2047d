namespace ServiceCenter.Benchmarks;

/// <summary>Figures of one kind, in the order they were taken.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);
    public void AddRange(IEnumerable<double> values) => _values.AddRange(values);

    public double Median => Quantile(0.5);
    public double Least => _values.Min();
    public double Most => _values.Max();

    /// <summary>The smallest figure that at least this share of them does not exceed.</summary>
    public double Quantile(double share)
    {
        var sorted = _values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
