namespace Connectors.Adapters.Tests.Suggest;

/// <summary>The two halves of the labelled set, weighed once.</summary>
internal static class Halves
{
    private static readonly Lazy<WeighedField[]> Trained = new(() => WeighedField.Of(LabelSet.Training));
    private static readonly Lazy<WeighedField[]> Measured = new(() => WeighedField.Of(LabelSet.HeldOut));

    public static WeighedField[] Training => Trained.Value;

    public static WeighedField[] HeldOut => Measured.Value;

    /// <summary>A file of the repository.</summary>
    public static string Source(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Connectors.sln")))
                return Path.Combine(at.FullName, path);
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    /// <summary>The same fields with the labels of each object dealt out anew.</summary>
    public static WeighedField[] Shuffled(IEnumerable<WeighedField> fields, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. fields.GroupBy(field => field.Label.Set, StringComparer.Ordinal).SelectMany(set =>
            {
                var targets = set.Select(field => field.Label.Targets).ToArray();
                random.Shuffle(targets);
                return set.Zip(targets, (field, target) => field.With(target));
            }),
        ];
    }
}
