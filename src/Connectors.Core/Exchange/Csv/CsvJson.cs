namespace Connectors.Exchange;

/// <summary>Writes a row as the JSON object that it stands for.</summary>
internal static class CsvJson
{
    public static byte[] Of(CsvRow row)
    {
        var (buffer, used) = (new byte[Math.Max(256, row.Bytes.Length * 2)], 0);
        Write(row, row.Page.Columns.Root, ref buffer, ref used);
        return buffer[..used];
    }

    private static void Write(CsvRow row, CsvNode node, ref byte[] buffer, ref int used)
    {
        Add("{"u8, ref buffer, ref used);
        var separator = ""u8;
        foreach (var child in node.Children)
        {
            Add(separator, ref buffer, ref used);
            Add(child.Quoted, ref buffer, ref used);
            if (IsEmpty(row, child))
                Add("null"u8, ref buffer, ref used);
            else if (child.Column < 0)
                Write(row, child, ref buffer, ref used);
            else
                CsvField.Append(row.Field(child.Column), ref buffer, ref used);
            separator = ","u8;
        }
        Add("}"u8, ref buffer, ref used);
    }

    /// <summary>A parent that the row does not have comes with all of its columns empty.</summary>
    public static bool IsEmpty(CsvRow row, CsvNode node) =>
        node.Column >= 0 ? CsvField.Inside(row.Field(node.Column)).IsEmpty : node.Children.TrueForAll(child => IsEmpty(row, child));

    private static void Add(ReadOnlySpan<byte> text, ref byte[] buffer, ref int used)
    {
        if (buffer.Length - used < text.Length)
            Array.Resize(ref buffer, checked(buffer.Length * 2 + text.Length));
        text.CopyTo(buffer.AsSpan(used));
        used += text.Length;
    }
}
