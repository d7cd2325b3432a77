using System.Security.Cryptography;
using Connectors.Jira;
using Connectors.Kantata;
using Connectors.NetSuite;
using Connectors.Salesforce;
using Connectors.Workday;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>Every vendor of the house.</summary>
internal static class ShapeVendors
{
    public static readonly ShapeVendor[] All = [Salesforce(), NetSuite(), Kantata(), Workday(), Jira()];

    private static ShapeVendor Salesforce() => new("salesforce", typeof(SalesforceOptions).Assembly, house => house.AddSalesforce(salesforce =>
        (salesforce.BulkFrom, salesforce.BulkPoll) = (40, TimeSpan.FromMilliseconds(1))))
    {
        Root = "/services/data/v[0-9.]+",
        Account = account => (account.Deals, account.Settings["pageRows"]) = (40, "5"),
        Credential = new() { ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret" },
        Values = new() { ["safetySeconds"] = "0" },
        Bodies = new()
        {
            ["Account"] = """{"Name":"Shape @key"}""",
            ["Contact"] = """{"LastName":"Shape"}""",
            ["Opportunity"] = """{"Name":"Shape @key","StageName":"Prospecting","CloseDate":"2026-12-01","AccountId":"@Account"}""",
        },
    };

    private static ShapeVendor NetSuite()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (publicKey, privateKey) = (key.ExportSubjectPublicKeyInfoPem(), key.ExportPkcs8PrivateKeyPem());
        return new("netsuite", typeof(NetSuiteOptions).Assembly, house => house.AddNetSuite())
        {
            Root = "/services/rest",
            Account = account => (account.CertificateId, account.PublicKeyPem) = ("certificate-1", publicKey),
            Credential = new() { ["ClientId"] = "sandbox-client", ["KeyId"] = "certificate-1", ["PrivateKeyPem"] = privateKey },
            Values = new() { ["safetySeconds"] = "0" },
            Bodies = new()
            {
                ["customer"] = """{"companyName":"Shape @key","isPerson":false,"subsidiary":{"id":"1"},"currency":{"symbol":"USD"}}""",
                ["employee"] = """{"entityId":"Shape @key","firstName":"Shape","lastName":"@key","subsidiary":{"id":"1"},"currency":{"symbol":"USD"}}""",
                ["invoice"] = """
                    {"entity":{"id":"@customer"},"tranDate":"2026-11-20","currency":{"symbol":"USD"},
                     "item":{"items":[{"line":1,"item":{"id":"54"},"quantity":1,"rate":10}]}}
                    """,
            },
        };
    }

    private static ShapeVendor Kantata() => new("kantata", typeof(KantataOptions).Assembly, house => house.AddKantata(kantata =>
        (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute, kantata.ConcurrentRequests, kantata.PageSize) = (50, 3000, 20, 25)))
    {
        Root = "/api/v1",
        Account = account => account.AccessToken = "sandbox-token",
        Credential = new() { ["Token"] = "sandbox-token" },
        Bodies = new()
        {
            ["workspace_groups"] = """{"name":"Shape @key","company":true}""",
            ["workspaces"] = """{"title":"Shape @key","creator_role":"maven"}""",
            ["stories"] = """{"title":"Shape @key","workspace_id":"@workspaces","story_type":"task"}""",
            ["users"] = """{"full_name":"Shape @key","email_address":"@key@example.com","permission":"collaborator","cost_rate_in_cents":8500}""",
            ["time_entries"] = """{"workspace_id":"@workspaces","user_id":"@users","date_performed":"2026-11-20","time_in_minutes":30}""",
            ["expenses"] = """
                {"workspace_id":"@workspaces","user_id":"@users","date":"2026-11-20","amount_in_cents":100,"currency":"USD","category":"Other"}
                """,
            ["invoices"] = """
                {"workspace_ids":["@workspaces"],"payment_schedule":30,"draft":false,"additional_items":[{"title":"Shape","subtotal_in_cents":100}]}
                """,
        },
    };

    /// <summary>With OAuth, which opens SOAP, REST and reports alike.</summary>
    private static ShapeVendor Workday() => new("workday", typeof(WorkdayOptions).Assembly, house => house.AddWorkday(workday =>
        (workday.RequestsPerSecond, workday.ConcurrentRequests, workday.PageSize) = (50, 20, 10)))
    {
        Account = account => account.Settings["refreshToken"] = "refresh-1",
        Credential = new() { ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret", ["RefreshToken"] = "refresh-1" },
        Values = new() { ["costRateReport"] = "reports/Cost_Rates" },
        Bodies = new()
        {
            ["Project"] = """
                {"Project_Name":"Shape @key","Project_Status_Reference":{"Project_Status_ID":"ACTIVE"},"Start_Date":"2026-11-20",
                 "Project_Hierarchy_Reference":{"Project_Hierarchy_ID":"All_Projects"},"Currency_Reference":{"Currency_ID":"EUR"},"Billable":true}
                """,
        },
    };

    /// <summary>Issues begin in a project of the seed, as projects are only read; each read asks who it is.</summary>
    private static ShapeVendor Jira() => new("jira", typeof(JiraOptions).Assembly, house => house.AddJira(jira =>
        (jira.ConcurrentRequests, jira.PageSize, jira.LoginCheckMinutes) = (20, 10, 0)))
    {
        Account = account => account.AccessToken = "sandbox-token",
        Credential = new() { ["UserName"] = "sandbox-user@example.com", ["Password"] = "sandbox-token" },
        Values = new() { ["linkAddress"] = "https://crm.example/{object}/{value}" },
        Bodies = new()
        {
            ["issue"] = """
                {"fields":{"project":{"id":"10000"},"issuetype":{"name":"Task"},"summary":"Shape @key","status":{"statusCategory":{"key":"done"}}}}
                """,
            ["worklog"] = """{"issueId":"@issue","started":"2026-11-20","timeSpentSeconds":1800}""",
        },
    };
}
