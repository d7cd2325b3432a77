using System.Text;

namespace Connectors.Exchange;

/// <summary>CSV read by the letter of RFC 4180, byte by byte and slowly: what the product's reader is compared with.</summary>
internal static class PlainCsv
{
    /// <summary>Rows of fields without their quotes; null when the bytes are no CSV.</summary>
    public static List<List<byte[]>>? Read(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<List<byte[]>>();
        var row = new List<byte[]>();
        var field = new List<byte>();
        var state = State.Start;
        foreach (var next in bytes)
        {
            switch (state)
            {
                case State.Start when next == '"':
                    state = State.Quoted;
                    break;
                case State.Start or State.Plain or State.Closed when next == ',':
                    EndField();
                    break;
                case State.Start or State.Plain or State.Closed when next == '\n':
                    EndRow();
                    break;
                case State.Start or State.Plain or State.Closed when next == '\r':
                    state = State.Return;
                    break;
                case State.Start or State.Plain when next != '"':
                    field.Add(next);
                    state = State.Plain;
                    break;
                case State.Quoted when next == '"':
                    state = State.Closed;
                    break;
                case State.Quoted:
                    field.Add(next);
                    break;
                case State.Closed when next == '"':
                    field.Add(next);
                    state = State.Quoted;
                    break;
                case State.Return when next == '\n':
                    EndRow();
                    break;
                default:
                    return null;
            }
        }

        if (state is State.Quoted or State.Return)
        {
            return null;
        }

        if (state != State.Start || row.Count > 0)
        {
            EndRow();
        }

        return rows;

        void EndField()
        {
            row.Add([.. field]);
            field.Clear();
            state = State.Start;
        }

        void EndRow()
        {
            EndField();
            rows.Add(row);
            row = [];
        }
    }

    /// <summary>The same as text.</summary>
    public static List<List<string>>? Texts(byte[] bytes) => Read(bytes)?.ConvertAll(row => row.ConvertAll(Encoding.UTF8.GetString));

    private enum State
    {
        Start,
        Plain,
        Quoted,
        Closed,
        Return,
    }
}
