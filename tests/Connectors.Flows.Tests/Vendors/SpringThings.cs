using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows.Tests;

/// <summary>Reads by stamp and id with a look-back, and decodes webhooks of the form <c>updated things 1 event</c>, one event a line.</summary>
internal class SpringThings(SpringAccount account, string name = "springs") : IRecordReader, IWebhookDecoder
{
    [VendorRoute("GET", "/things")]
    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask;
        if (!request.Only.IsEmpty)
        {
            account.Asked.Add(request.Only);
            account.BeforeAnswer?.Invoke(request.Only);
            account.Answer();
            if (request.Only.Any(account.Forbidden.Contains))
            {
                throw new ConnectorException(new(FaultKind.Authorisation, "Not for your eyes."));
            }

            var found = request.Only.Where(id => !account.Hidden.Contains(id) && account.Records.ContainsKey(id)).Select(id => account.Records[id]);
            yield return new([.. found.Select(Record)], RelatedRecords.None, new(""), IsLast: true);
            yield break;
        }

        if (account.Script is { } script)
        {
            foreach (var page in script())
            {
                account.Pages++;
                yield return page;
            }

            yield break;
        }

        var position = KeysetPosition.Parse(request.From, "spring", _ => true);
        KeysetPosition? last = null;
        var from = position?.At - account.LookBack;
        for (var number = 1; ; number++)
        {
            account.BeforePage?.Invoke(number);
            account.Answer();
            var after = last;
            var rows = account.Records.Values.Where(row => row.IsListed && (from is null || row.At >= from))
                .Select(Record).Select(row => (Row: row, At: KeysetPosition.Of(row)!.Value))
                .Where(row => after is null || row.At.CompareTo(after.Value) > 0).OrderBy(row => row.At).Take(account.PageSize).ToArray();
            last = rows.Length > 0 ? rows[^1].At : last;
            position = last is { } furthest && (position is null || furthest.CompareTo(position.Value) > 0) ? furthest : position;
            account.Pages++;
            var isLast = rows.Length < account.PageSize;
            yield return new([.. rows.Select(row => row.Row)], RelatedRecords.None, position?.ToCursor() ?? new(""), isLast);
            if (isLast)
            {
                yield break;
            }
        }
    }

    public ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(
        Connection connection, WebhookDelivery delivery, CancellationToken ct = default)
    {
        if (delivery.Headers.GetValueOrDefault("proof") != SpringAccount.Proof)
        {
            return new(new Fault(FaultKind.Authentication, "The delivery is not from us.") { Rule = "signature" });
        }

        var lines = Encoding.UTF8.GetString(delivery.Body.Span).Split('\n').Select(line => line.Split(' '));
        return new(Outcome<ImmutableArray<VendorChange>>.Of(
            [.. lines.Select(line => new VendorChange(new(line[1], line[2]), Enum.Parse<ChangeKind>(line[0], ignoreCase: true), default, line[3]))]));
    }

    public VendorRecord Record(SpringRecord row) => new(
        new(name, row.Id), null, row.At, row.State,
        JsonSerializer.SerializeToUtf8Bytes(new { id = row.Id, name = row.Name, status = row.Status, parent = row.Parent }))
    {
        MergedInto = row.MergedInto,
    };
}
