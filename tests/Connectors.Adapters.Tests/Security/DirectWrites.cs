using System.Text;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Writes that no flow makes: issues and worklogs at Jira, projects at Workday. Issues and projects carry the tenant's name.</summary>
internal static class DirectWrites
{
    private static readonly (string Connection, string Object, string Body)[] Writes =
    [
        ("work", "issue", """{"fields":{"project":{"id":"10000"},"issuetype":{"name":"Task"},"summary":"@key"}}"""),
        ("work", "worklog", """{"issueId":"10001","started":"2026-11-20","timeSpentSeconds":1800}"""),
        ("hris", "Project", """
            {"Project_Name":"@key","Project_Status_Reference":{"Project_Status_ID":"ACTIVE"},"Start_Date":"2026-11-20",
             "Project_Hierarchy_Reference":{"Project_Hierarchy_ID":"All_Projects"},"Currency_Reference":{"Currency_ID":"EUR"}}
            """),
    ];

    /// <summary>All writes one after the other; results and what is thrown are told as text.</summary>
    public static async Task RunAsync(IServiceProvider house, string name, ICollection<string> told, int rounds = 1)
    {
        var tenant = await house.GetRequiredService<ITenants>().OpenAsync(new(name));
        for (var number = 0; number < rounds * Writes.Length; number++)
        {
            var (connectionName, vendorObject, body) = Writes[number % Writes.Length];
            var connection = house.GetRequiredService<IConnections>().Open(tenant, connectionName);
            connection.Adapter.TryGet<IRecordWriter>(vendorObject, out var writer);
            var key = new ExternalKey("canary", vendorObject, $"{vendorObject}-of-{name}-{number}");
            string result;
            try
            {
                var json = Encoding.UTF8.GetBytes(body.Replace("@key", key.Value, StringComparison.Ordinal));
                var written = await writer!.WriteAsync(connection, new(WriteVerb.Upsert, vendorObject, null, key, null, json));
                result = written switch
                {
                    WriteResult.Refused refused => string.Join('\n', refused.Faults),
                    WriteResult.InDoubt doubt => doubt.Fault.ToString(),
                    _ => written.ToString(),
                };
            }
            catch (Exception failure)
            {
                result = failure.ToString();
            }

            lock (told)
                told.Add(result);
        }
    }
}
