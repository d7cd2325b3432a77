namespace Connectors.Crash.Tests.Lanes;

/// <summary>Reads the vendor's log as it grows, and counts what a vendor would have seen.</summary>
internal sealed class VendorCalls(string path) : IDisposable
{
    private readonly StreamReader _reader = new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);
    private string _rest = "";

    /// <summary>Lines, each split at its spaces.</summary>
    public List<string[]> Lines { get; } = [];

    public int Calls { get; private set; }

    public int Repeats { get; private set; }

    /// <summary>Calls that skipped an earlier message of their key.</summary>
    public int OutOfOrder { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Reads what has come since.</summary>
    public VendorCalls Read()
    {
        var text = _rest + _reader.ReadToEnd();
        var lines = text.Split('\n');
        _rest = lines[^1];
        foreach (var line in lines[..^1])
        {
            Take(line.Split(' '));
        }

        return this;
    }

    /// <summary>Begins a round: counts start at zero, what was called stays known.</summary>
    public void Begin()
    {
        Lines.Clear();
        (Calls, Repeats, OutOfOrder, Refused) = (0, 0, 0, 0);
    }

    public void Dispose() => _reader.Dispose();

    private void Take(string[] line)
    {
        Lines.Add(line);
        if (line[0] == "lost")
        {
            Refused++;
        }
        else if (line[0] == "call")
        {
            Calls++;
            var (record, number) = ($"{line[2]}/{line[3]}/{line[4]}", int.Parse(line[6]));
            var last = _last.GetValueOrDefault(record);
            if (number <= last)
            {
                Repeats++;
                return;
            }

            OutOfOrder += number == last + 1 ? 0 : 1;
            _last[record] = number;
        }
    }
}
