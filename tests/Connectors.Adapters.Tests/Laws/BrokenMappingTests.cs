using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>The laws notice mappings that break them: the same run over documents whose two directions do not belong together.</summary>
public sealed class BrokenMappingTests
{
    [Test]
    public void A_whole_mapping_passes() => Assert.That(Run(LawDocuments.Of(Document(
        """ "share":{"decimal":"share","factor":"0.01"},"kind":{"coded":"kind","values":"kinds"},"time":{"duration":"time","unit":"minutes"} """,
        """ ,"values":{"kinds":{"a":"same","b":"same","c":"other"}} """))), Is.Null);

    [Test]
    public void A_factor_that_differs_on_the_way_back_is_noticed()
    {
        static string By(string factor) => Document($$""" "share":{"decimal":"share","factor":"{{factor}}"} """);
        Assert.That(Run(LawDocuments.Of(By("0.01"), writer: By("0.1"))), Does.Contain("read then write: share").And.Contain("seed "));
    }

    [Test]
    public void A_function_whose_inverse_is_none_is_noticed()
    {
        var functions = new MappingFunctions().Add("trim", values => values[0] is { Length: > 2 } text ? text[..^2] + "\"" : values[0], value => [value]);
        Assert.That(Run(LawDocuments.Of(Document(""" "name":{"custom":"trim","of":["name"]} """), functions)), Does.Contain("read then write: name"));
    }

    [Test]
    public void A_table_whose_first_value_is_written_for_all_of_a_code_is_noticed()
    {
        string[] raws = ["\"a\"", "\"B\""];
        var functions = new MappingFunctions().Add("table", values => raws.Contains(values[0]) ? "\"same\"" : values[0], value => [value == "\"same\"" ? "\"a\"" : value]);
        var subject = LawDocuments.Of(Document(""" "kind":{"custom":"table","of":["kind"]},"other":{"copy":"other"} """), functions);
        Assert.That(Run(subject, count: 3000), Does.Contain(": kind: ").And.Contain("seed "));
    }

    [Test]
    public void A_table_with_dates_passes_and_one_that_changes_on_another_day_on_the_way_back_is_noticed()
    {
        static string Until(string day) => Document(
            """
            "day":{"date":"day"},"kind":{"coded":"kind","values":"kinds","on":"day"},"last":{"coded":"last","values":"kinds"},
            "lines":{"list":"lines","fields":{"own":{"date":"own"},"kind":{"coded":"kind","values":"kinds","on":"own"},"outer":{"coded":"outer","values":"kinds","on":"^.day"}}}
            """,
            $$""" ,"values":{"kinds":{"a":[{"code":"x","until":"{{day}}"}],"b":"y","c":"x" } } """);
        Assert.That(Run(LawDocuments.Of(Until("1999-12-31"))), Is.Null);
        Assert.That(Run(LawDocuments.Of(Until("1999-12-31"), writer: Until("2060-12-31"))), Does.Contain("on 2026-05-04").And.Contain("seed "));
    }

    [Test]
    public void A_field_that_is_written_without_a_word_is_noticed()
    {
        var declared = Document(""" "name":{"copy":"name"},"note":{"copy":"note","access":"read"} """);
        Assert.That(Run(LawDocuments.Of(declared, writer: declared.Replace(",\"access\":\"read\"", "", StringComparison.Ordinal))), Does.Contain("note is written"));
    }

    [Test]
    public void A_case_runs_again_by_its_seed_alone()
    {
        var subject = LawDocuments.Subject("kantata.expenses");
        Assert.That(LawCase.Make(subject, 4711).ToString(), Is.EqualTo(LawCase.Make(subject, 4711).ToString()));
    }

    [Test]
    public void A_broken_case_is_shrunk()
    {
        static string In(string unit) => Document($$""" "time":{"duration":"time","unit":"{{unit}}"},"a":{"copy":"a"},"b":{"copy":"b"},"c":{"copy":"c"} """);
        var broken = Run(LawDocuments.Of(In("minutes"), writer: In("seconds")))!;
        var record = JsonTree.Parse(broken.Split("record    ")[1].Split('\n')[0]);
        Assert.That(record.Members!.Select(member => member.Name), Is.EqualTo(new[] { "time" }), broken);
    }

    private static string Document(string fields, string more = "") =>
        """{"mapping":"acme.things","version":"1.0.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{""" + fields + "}" + more + "}";

    private static string? Run(LawSubject subject, int count = 300) => LawRun.Broken([subject], count, new());
}
