using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Benchmarks;

/// <summary>What a good engineer writes to bring canonical opportunities to Salesforce: one pass over the canonical JSON, one body by the
/// framework's writer, which is used again for each record.</summary>
internal sealed class OpportunityBody(ReferenceTable references)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText Name = Names.Of("Name");
    private static readonly JsonEncodedText AccountId = Names.Of("AccountId");
    private static readonly JsonEncodedText Probability = Names.Of("Probability");
    private static readonly JsonEncodedText CloseDate = Names.Of("CloseDate");
    private static readonly JsonEncodedText Type = Names.Of("Type");
    private static readonly JsonEncodedText LeadSource = Names.Of("LeadSource");
    private static readonly JsonEncodedText NextStep = Names.Of("NextStep");
    private static readonly JsonEncodedText Description = Names.Of("Description");
    private static readonly JsonEncodedText Amount = Names.Of("Amount");
    private static readonly JsonEncodedText StageName = Names.Of("StageName");
    private static readonly CodeNames<OpportunityType> Types = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, Options);

    public byte[] Write(ReadOnlySpan<byte> json)
    {
        CanonicalOpportunityReader.Read(json, out var row);
        var fields = new PageFields(json);
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        // A blank name is a value at this vendor.
        if (row.Name.Kind == JsonTokenType.String)
            _writer.WriteString(Name, fields.Utf8(row.Name));
        if (fields.Has(row.Customer.Value))
            _writer.WriteString(AccountId, Target(fields, row.Customer));
        if (fields.Decimal(row.Probability) is { } share)
            Number(Probability, share * 100m);
        if (fields.Date(row.CloseDate) is not null)
            _writer.WriteString(CloseDate, fields.Utf8(row.CloseDate));
        TypeOf(fields, row.Type);
        Source(fields, row.Source);
        Text(NextStep, fields, row.NextStep);
        Text(Description, fields, row.Notes);
        if (fields.Decimal(row.Amount) is { } amount)
            Number(Amount, amount);
        Text(StageName, fields, row.Stage);
        _writer.WriteEndObject();
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private void Text(JsonEncodedText name, PageFields fields, Field field)
    {
        if (fields.Has(field))
            _writer.WriteString(name, fields.Utf8(field));
    }

    private void Number(JsonEncodedText name, decimal value)
    {
        Span<byte> text = stackalloc byte[64];
        _writer.WritePropertyName(name);
        _writer.WriteRawValue(text[..HandDecimal.Format(value, 0, text)], skipInputValidation: true);
    }

    private string Target(PageFields fields, in KeyFields key)
    {
        var source = new VendorReference(
            fields.Is(key.System, "salesforce"u8) ? "salesforce" : fields.Required(key.System),
            fields.Is(key.Connection, "main"u8) ? "main" : fields.Required(key.Connection),
            fields.Is(key.Object, "Account"u8) ? "Account" : fields.Required(key.Object),
            fields.Required(key.Value));
        return references.TryFind(source, out var target) ? target!.Value : throw new FormatException("The account has no key yet.");
    }

    /// <summary>The vendor's own value while it still means the code, else the first that does.</summary>
    private void TypeOf(PageFields fields, in CodedFields type)
    {
        if (!fields.Has(type.Code))
            return;
        if (fields.Has(type.Raw) && fields.Is(type.System, "salesforce"u8)
            && fields.Utf8(type.Code).SequenceEqual(Types[OpportunityCodes.Type(fields.Utf8(type.Raw), out _)].EncodedUtf8Bytes))
            _writer.WriteString(Type, fields.Utf8(type.Raw));
        else
            _writer.WriteString(Type, First(fields, type.Code));
    }

    private static ReadOnlySpan<byte> First(PageFields fields, Field code) =>
        fields.Is(code, "new"u8) ? "New Business"u8
        : fields.Is(code, "existing"u8) ? "Existing Business"u8
        : fields.Is(code, "renewal"u8) ? "Renewal"u8
        : throw new FormatException("The type has no value at the vendor.");

    private void Source(PageFields fields, in CodedFields source)
    {
        if (!fields.Has(source.Code))
            return;
        if (fields.Has(source.Raw) && fields.Is(source.System, "salesforce"u8))
            _writer.WriteString(LeadSource, fields.Utf8(source.Raw));
        else if (!fields.Is(source.Code, "unknown"u8))
            _writer.WriteString(LeadSource, fields.Utf8(source.Code));
        else
            throw new FormatException("The source has no value at the vendor.");
    }
}
