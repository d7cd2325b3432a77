namespace Connectors.Lanes.Worker;

/// <summary>What the test asks this process for, by files named after it: <c>stop</c> and <c>kill</c> at the n-th call from now on, between the call
/// and its commit; <c>ask</c> an answer of each loop when its turn is over.</summary>
internal sealed class Orders(string folder, VendorLog log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private int _left = -1;
    private int _signal;

    public static string Path(string folder, int process, string order) => System.IO.Path.Combine(folder, $"{process}.{order}");

    /// <summary>A call was made, its effect is not committed.</summary>
    public void Called()
    {
        lock (_gate)
        {
            Take("stop", Posix.Stop);
            Take("kill", Posix.Kill);
            if (_left < 0 || --_left >= 0)
            {
                return;
            }

            Posix.Raise(_signal);
        }
    }

    /// <summary>A loop holds nothing.</summary>
    public void Rested(string owner)
    {
        var ask = Path(folder, Environment.ProcessId, "ask");
        if (!File.Exists(ask))
        {
            return;
        }

        var question = File.ReadAllText(ask);
        lock (_gate)
        {
            if (_answers.GetValueOrDefault(owner) == question)
            {
                return;
            }

            _answers[owner] = question;
        }

        log.Append($"rested {Environment.ProcessId} {question}");
    }

    private void Take(string order, int signal)
    {
        var path = Path(folder, Environment.ProcessId, order);
        if (File.Exists(path))
        {
            _left = int.Parse(File.ReadAllText(path));
            _signal = signal;
            File.Delete(path);
        }
    }
}
