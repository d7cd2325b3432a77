using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The q parameter of a collection: `field OPERATOR value` with AND, OR and parentheses; AND binds tighter.</summary>
internal sealed class NetSuiteFilterParser
{
    private const int MaxDepth = 32;
    private readonly List<NetSuiteFilterToken> _tokens;
    private readonly NetSuiteFilterConditions _conditions;
    private readonly IReadOnlyDictionary<string, NetSuiteField> _fields;
    private int _at;
    private int _depth;

    private NetSuiteFilterParser(List<NetSuiteFilterToken> tokens, NetSuiteObject type, NetSuiteBooks books)
    {
        _tokens = tokens;
        _conditions = new NetSuiteFilterConditions(books);
        _fields = books.Catalog.Fields(type);
    }

    public static Func<JsonObject, bool> Parse(string text, NetSuiteObject type, NetSuiteBooks books)
    {
        var parser = new NetSuiteFilterParser(NetSuiteFilterToken.Cut(text), type, books);
        var filter = parser.Any();
        return parser._at == parser._tokens.Count ? filter : throw Bad();
    }

    private Func<JsonObject, bool> Any()
    {
        var left = All();
        while (Take("OR"))
        {
            var (first, second) = (left, All());
            left = record => first(record) || second(record);
        }
        return left;
    }

    private Func<JsonObject, bool> All()
    {
        var left = One();
        while (Take("AND"))
        {
            var (first, second) = (left, One());
            left = record => first(record) && second(record);
        }
        return left;
    }

    private Func<JsonObject, bool> One()
    {
        if (!Take("(")) return Condition();
        if (++_depth > MaxDepth) throw NetSuiteErrors.Query("The filter is nested too deep.");
        var inner = Any();
        _depth--;
        return Take(")") ? inner : throw Bad();
    }

    private Func<JsonObject, bool> Condition()
    {
        var name = Next().Text;
        var field = name.Equals("id", StringComparison.OrdinalIgnoreCase)
            ? new NetSuiteField("id", NetSuiteFieldKind.Whole)
            : _fields.Values.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && !f.IsNested)
                ?? throw NetSuiteErrors.Query($"Field '{(name.Length <= 60 ? name : name[..60])}' was not found.");
        var operation = Next().Text.ToUpperInvariant();
        return _conditions.Build(field, operation, NetSuiteFilterConditions.TakesNoValue(operation) ? [] : Values());
    }

    private List<string> Values()
    {
        var first = Next();
        if (!first.Is("[")) return [first.Text];
        var values = new List<string> { Next().Text };
        while (Take(",")) values.Add(Next().Text);
        return Take("]") ? values : throw Bad();
    }

    private NetSuiteFilterToken Next() => _at < _tokens.Count ? _tokens[_at++] : throw Bad();

    private bool Take(string symbol)
    {
        if (_at >= _tokens.Count || !_tokens[_at].Is(symbol)) return false;
        _at++;
        return true;
    }

    private static NetSuiteRefusedException Bad() => NetSuiteErrors.Query("Invalid filter.");
}
