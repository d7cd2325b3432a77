using Connectors.Faults;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

/// <summary>Answers that were recorded by others: each is either a page with known contents or refused as none.</summary>
public sealed class RecordedAnswersTests
{
    private static readonly Dictionary<string, Dictionary<string, int>> Pages = new(StringComparer.Ordinal)
    {
        ["org_query_response.json"] = new() { ["Organization"] = 1 },
        ["query_aggregate_success_response.json"] = new() { ["AggregateResult"] = 3 },
        ["query_empty_response.json"] = [],
        ["query_paginated_first_page_response.json"] = new() { ["Whizbang"] = 1 },
        ["query_paginated_last_page_response.json"] = new() { ["Whizbang"] = 1 },
        ["query_success_response.json"] = new() { ["Whizbang"] = 2, ["Whizbang__c"] = 1 },
        ["recent_success_response.json"] = new() { ["Whizbang"] = 2 },
        ["search_success_response.json"] = new() { ["Whizbang"] = 2 },
        ["sobject_find_success_response.json"] = new() { ["Whizbang"] = 1 },
        ["sobject_select_success_response.json"] = new() { ["Whizbang"] = 1 },
    };

    [Test]
    public void Every_recorded_answer_is_accounted_for()
    {
        if (SharedData.Folder("salesforce/restforce_fixtures") is not { } folder)
        {
            Assert.Ignore("The recorded Salesforce answers (../shared/data/salesforce/restforce_fixtures) are not here.");
            return;
        }

        var format = new SalesforcePages();
        var files = Directory.GetFiles(folder, "*.json");
        var none = new List<string>();
        using var _ = Assert.EnterMultipleScope();
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            try
            {
                var counts = format.Count(File.ReadAllBytes(file));
                Assert.That(counts, Is.EquivalentTo(Pages.GetValueOrDefault(name) ?? new() { ["not expected to be a page"] = 1 }), name);
            }
            catch (ConnectorException refused) when (refused.Fault.Kind == FaultKind.VendorDefect)
            {
                none.Add(name);
            }
        }

        Assert.That(files, Has.Length.EqualTo(34));
        Assert.That(none, Has.Count.EqualTo(files.Length - Pages.Count), "answers that are no pages");
        Assert.That(none.Intersect(Pages.Keys, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void Every_recorded_refusal_has_a_known_kind()
    {
        if (SharedData.Folder("salesforce/restforce_fixtures") is not { } folder)
        {
            Assert.Ignore("The recorded Salesforce answers (../shared/data/salesforce/restforce_fixtures) are not here.");
            return;
        }

        using var _ = Assert.EnterMultipleScope();
        Check("expired_session_response.json", 401, FaultKind.Authentication);
        Check("auth_error_response.json", 400, FaultKind.Authentication);
        Check("refresh_error_response.json", 400, FaultKind.Authentication);
        Check("delete_error_response.json", 404, FaultKind.NotFound);
        Check("query_error_response.json", 400, FaultKind.SchemaDrift);
        Check("write_error_response.json", 400, FaultKind.SchemaDrift);
        Check("sobject_describe_error_response.json", 404, FaultKind.NotFound);
        Check("upsert_multiple_error_response.json", 300, FaultKind.Duplicate);
        Check("upsert_error_response.json", 404, FaultKind.NotFound);

        void Check(string file, int status, FaultKind kind) =>
            Assert.That(
                new SalesforceFaults().Read(status, new Dictionary<string, string>(), File.ReadAllBytes(Path.Combine(folder, file))).Single().Kind,
                Is.EqualTo(kind),
                file);
    }
}
