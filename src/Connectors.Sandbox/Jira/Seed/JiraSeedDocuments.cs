using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Descriptions: a paragraph, or one with a node of nearly every kind.</summary>
internal static class JiraSeedDocuments
{
    public static JsonObject Plain(string text) => JiraText.Document(text);

    public static JsonObject Rich(string accountId) => new()
    {
        ["type"] = "doc", ["version"] = 1,
        ["content"] = new JsonArray(
            With("heading", new() { ["level"] = 2 }, Text("Goal")),
            Node("paragraph", Text("What the "), Text("client", "strong"), Text(" needs, see "), Linked("the page", "https://example.com/page"),
                Node("hardBreak"), With("mention", new() { ["id"] = accountId, ["text"] = "@Consultant 1", ["accessLevel"] = "" }),
                    Text(" knows more "),
                With("emoji", new() { ["shortName"] = ":smile:", ["id"] = "1f604", ["text"] = "😄" })),
            Node("bulletList", Node("listItem", Node("paragraph", Text("First"))), Node("listItem", Node("paragraph", Text("Second", "em")))),
            With("orderedList", new() { ["order"] = 1 }, Node("listItem", Node("paragraph", Text("Then this")))),
            With("panel", new() { ["panelType"] = "info" }, Node("paragraph", Text("Agreed with the client"))),
            With("codeBlock", new() { ["language"] = "sql" }, Text("select 1")),
            Node("blockquote", Node("paragraph", Text("As said before"))),
            Node("rule"),
            With("table", new() { ["isNumberColumnEnabled"] = false, ["layout"] = "default" }, Node("tableRow",
                With("tableHeader", [], Node("paragraph", Text("Field"))), With("tableCell", [], Node("paragraph", Text("Rule"))))),
            Node("paragraph", With("inlineCard", new() { ["url"] = "https://example.com/card" }), Text(" "),
                With("date", new() { ["timestamp"] = "1795996800000" }), Text(" "),
                With("status", new() { ["text"] = "OPEN", ["color"] = "blue", ["localId"] = "s1", ["style"] = "" }))),
    };

    private static JsonObject Node(string type, params JsonNode[] content)
    {
        var node = new JsonObject { ["type"] = type };
        if (content.Length > 0)
        {
            node["content"] = new JsonArray(content);
        }

        return node;
    }

    private static JsonObject With(string type, JsonObject attributes, params JsonNode[] content)
    {
        var node = Node(type, content);
        node["attrs"] = attributes;
        return node;
    }

    private static JsonObject Text(string text, params string[] marks)
    {
        var node = new JsonObject { ["type"] = "text", ["text"] = text };
        if (marks.Length > 0)
        {
            node["marks"] = new JsonArray([.. marks.Select(mark => (JsonNode)new JsonObject { ["type"] = mark })]);
        }

        return node;
    }

    private static JsonObject Linked(string text, string address)
    {
        var node = Text(text);
        node["marks"] = new JsonArray(new JsonObject { ["type"] = "link", ["attrs"] = new JsonObject { ["href"] = address } });
        return node;
    }
}
