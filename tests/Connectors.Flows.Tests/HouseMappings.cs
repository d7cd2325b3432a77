using System.Text;
using Connectors.Mapping;

namespace Connectors.Flows.Tests;

/// <summary>The mappings of the four vendors in memory: people and rates, work items, projects, employees.</summary>
internal static class HouseMappings
{
    private const string Resource = """
        "name": { "copy": "name", "required": true }, "kind": { "constant": "named", "as": "coded" },
        "x:email": { "copy": "email", "required": true },
        "costRates[0].amount": { "money": "cost", "currency": { "constant": "EUR" }, "access": "write" }
        """;

    private const string Status = """
        "status": { "new": "todo", "open": "inProgress", "halted": "blocked", "closed": "done" }
        """;

    public static IEnumerable<MappingText> All =>
    [
        Of("hris", "workers", "worker", """
            "workerNumber": { "copy": "id" }, "name.given": { "copy": "given" }, "name.family": { "copy": "family" }, "workEmail": { "copy": "email" },
            "workerType": { "constant": "employee", "as": "coded" }, "status": { "coded": "status", "values": "status", "required": true },
            "costRate": { "reference": "rate", "object": "rates", "entity": "rate" }
            """, """ "status": { "active": "active", "hired": "pending", "gone": "terminated" } """),
        Of("hris", "rates", "rate", """
            "kind": { "constant": "cost", "as": "coded" }, "amount": { "money": "amount", "currency": { "constant": "EUR" }, "required": true }
            """),
        Of("psa", "users", "resource", Resource),
        Of("erp", "employees", "resource", Resource),
        Of("work", "projects", "project", """
            "name": { "copy": "name", "required": true }, "status": { "constant": "active", "as": "coded" },
            "billing": { "constant": "timeMaterials", "as": "coded" }, "currency": { "constant": "EUR" }
            """),
        Of("psa", "workspaces", "project", """
            "name": { "copy": "title", "required": true }, "status": { "constant": "active", "as": "coded" },
            "billing": { "constant": "timeMaterials", "as": "coded" }, "currency": { "constant": "EUR" }
            """),
        Of("work", "issues", "task", """
            "project": { "reference": "project", "object": "projects", "entity": "project", "required": true },
            "parent": { "reference": "parent", "object": "issues", "entity": "task" }, "title": { "copy": "summary", "required": true },
            "kind": { "constant": "task", "as": "coded" }, "status": { "coded": "status", "values": "status", "required": true }
            """, Status),
        Of("psa", "stories", "task", """
            "project": { "reference": "workspace", "object": "workspaces", "entity": "project", "required": true },
            "parent": { "reference": "parent", "object": "stories", "entity": "task" }, "title": { "copy": "title", "required": true },
            "kind": { "constant": "task", "as": "coded" }, "status": { "coded": "state", "values": "status", "required": true },
            "priority": { "coded": "priority", "values": "priority" }
            """, Status + """, "priority": { "normal": "medium", "high": "high" } """),
        new("worker-to-name-only.mapping.json", """
            { "mapping": "worker-to-name-only", "version": "1.0.0", "source": { "entity": "worker" }, "target": { "entity": "resource", "schema": "1.0" },
              "fields": { "name": { "copy": "name.given", "required": true }, "kind": { "constant": "named", "as": "coded" },
                          "x:email": { "copy": "workEmail", "default": "nobody@example.com" } } }
            """u8.ToArray()),
    ];

    private static MappingText Of(string system, string name, string entity, string fields, string values = "") => new(
        $"{system}.{name}.mapping.json",
        Encoding.UTF8.GetBytes($$"""
            { "mapping": "{{system}}.{{name}}", "version": "1.0.0", "source": { "system": "{{system}}", "object": "{{name}}" },
              "target": { "entity": "{{entity}}", "schema": "1.0" }, "fields": { {{fields}} }, "values": { {{values}} } }
            """));
}
