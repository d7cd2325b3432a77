using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Each mistake that an overlay can have, with its exact message, kind and place.</summary>
public sealed class WrongOverlayTests
{
    [TestCase("""{"overlay":"kantata.time_entrys","base":"1.x","layer":"tenant"}""", "1:12", "/overlay", "document",
        "There is no mapping \"kantata.time_entrys\". Use one of: kantata.time_entries.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"2.x","layer":"tenant"}""", "1:42", "/base", "base",
        "The overlay is made for 2.x, the mapping \"kantata.time_entries\" is 1.0.0. Check the overlay against this version, then change \"base\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"one","layer":"tenant"}""", "1:42", "/base", "document",
        "\"one\" is no range of versions. Write \"1.x\", \"1.2.x\" or one version such as \"1.2.0\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.1.x","layer":"tenant"}""", "1:42", "/base", "base",
        "The overlay is made for 1.1.x, the mapping \"kantata.time_entries\" is 1.0.0. Check the overlay against this version, then change \"base\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"customer"}""", "1:56", "/layer", "document",
        "\"customer\" is no \"layer\". Use one of: partner, tenant.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":1}""", "1:56", "/layer", "document",
        "\"layer\" is a number. Write a text.")]
    [TestCase("""{"overlay":"kantata.time_entries","layer":"tenant"}""", "1:1", "", "document",
        "The member \"base\" is missing. Add \"base\" (a text).")]
    [TestCase("""{"base":"1.x","layer":"tenant"}""", "1:1", "", "document",
        "The member \"overlay\" is missing. Add \"overlay\" (a text).")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","source":{}}""", "1:74", "/source", "document",
        "The member \"source\" is not known here. Remove it or use one of: base, description, fields, layer, overlay, related, values, write.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","version":"1.0.0"}""", "1:75", "/version", "document",
        "The member \"version\" is not known here. Remove it or use one of: base, description, fields, layer, overlay, related, values, write.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","openWrite":true}""", "1:77", "/openWrite", "document",
        "The member \"openWrite\" is not known here. Remove it or use one of: base, description, fields, layer, overlay, related, values, write.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":[]}""", "1:74", "/fields", "document",
        "\"fields\" is an array. Write an object.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"duration":{"duration":"x","unit":"hours"}}}""", "1:86", "/fields/duration", "slot",
        "The slot \"duration\" is closed. Open slots: note, \"x:\" fields.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"extra":{"copy":"e"}}}""", "1:83", "/fields/extra", "slot",
        "The slot \"extra\" is not in the mapping. Open slots: note, \"x:\" fields.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note.text":{"copy":"e"}}}""", "1:87", "/fields/note.text", "slot",
        "The slot \"note.text\" is not in the mapping. Open slots: note, \"x:\" fields.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"cpoy":"a"}}}""", "1:90", "/fields/note/cpoy", "cpoy",
        "There is no rule \"cpoy\". Use one of: {rules}.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":"notes"}}""", "1:82", "/fields/note", "document",
        "The rule of \"note\" is a text. Write an object with one rule, such as {\"copy\":\"notes\"}.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{}}}""", "1:82", "/fields/note", "document",
        "No rule stands here. Use one of: {rules}.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"copy":"notes"},"note":{"copy":"notes"}}}""", "1:99", "/fields/note", "document",
        "The member \"note\" stands twice. Keep one of them.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"integer":"notes"}}}""", "1:82", "/fields/note", "integer",
        "\"note\" is a text; the rule \"integer\" makes an integer. Use a rule that makes a text.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"copy":"billable"}}}""", "1:82", "/fields/note", "copy",
        "Two rules write the vendor field \"billable\". Set \"access\" of one of them to \"read\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"coded":"n","values":"none"}}}""", "1:104", "/fields/note/values", "coded",
        "There is no value table \"none\". Add it under \"values\" or use one of: billable.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"custom":"shout","of":["n"]}}}""", "1:92", "/fields/note/custom", "custom",
        "There is no mapping function \"shout\". Register it in the host, or use one of: none.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"copy":"^.a"}}}""", "1:89", "/fields/x:a/copy", "copy",
        "\"^.a\" leaves the record. Use \"^.\" only inside lists, once for each list around.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"copy":"a[x]"}}}""", "1:89", "/fields/x:a/copy", "copy",
        "\"a[x]\" is no path. Write member names joined by dots and indexes in brackets, such as \"workspace_group_ids[0]\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"hours":"a"}}}""", "1:81", "/fields/x:a", "hours",
        "The rule \"hours\" cannot stand here. It works only in \"fields\" of a derivation and in \"write\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"money":"a"}}}""", "1:81", "/fields/x:a", "money",
        "The money has no currency. Add \"currency\": a path, or {\"constant\":\"USD\"}.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"copy":"a"},"x:a.b":{"copy":"b"}}}""", "1:102", "/fields/x:a.b", "document",
        "\"x:a.b\" stands inside or around another field. Give each field a path of its own.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"copy":"notes"}}}""", "1:81", "/fields/x:a", "copy",
        "Two rules write the vendor field \"notes\". Set \"access\" of one of them to \"read\".")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"copy":"a","class":"secret"}}}""", "1:101", "/fields/x:a/class", "copy",
        "\"secret\" is no \"class\". Use one of: public, business, personal, sensitive.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:":{"copy":"a"}}}""", "1:80", "/fields/x:", "document",
        "\"x:\" is no path of a target. Write member names joined by dots, such as \"approval.decidedAt\"; of an index only [0].")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","write":{"a":{"constant":1}}}""", "1:78", "/write/a", "slot",
        "The slot \"a\" is not in the mapping. No slot is open here.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","write":{"creator_role":{"constant":1}}}""", "1:89", "/write/creator_role", "slot",
        "The slot \"creator_role\" is closed. No slot is open here.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","write":{"a b":{"constant":1}}}""", "1:80", "/write/a b", "document",
        "\"a b\" is no path. Write member names joined by dots, such as \"approval.decidedAt\"; of an index only [0].")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","related":{"story":{"object":"a","by":"b"}}}""", "1:84", "/related/story", "related",
        "The related record \"story\" exists already. Choose another name; an overlay only adds related records.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","related":{"custom":{"object":"a","by":"b"}}}""", "1:85", "/related/custom", "document",
        "\"custom\" is no related record. Write a plain name and {\"object\":...,\"by\":...}.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","values":{"billable":{"true":null}}}""", "1:94", "/values/billable/true", "document",
        "The code of \"true\" is null. Write the canonical code as a text.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","values":{"billable":"billable"}}""", "1:86", "/values/billable", "document",
        "The value table \"billable\" is a text. Write {\"raw value\":\"code\"}.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","values":{"billable":{"true":"chargeable"}}}""", "1:94", "/values/billable/true", "coded",
        "\"billable\" has no code \"chargeable\". Use one of: unknown, billable, nonBillable, noCharge.")]
    [TestCase("""[]""", "1:1", "", "document",
        "The document is not a JSON object. Write one JSON object.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{}""", "1:76", "", "document",
        "The document is not valid JSON here. Correct the JSON at this place.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","values":{"billable":{"true":[{"code":"billable"},{"code":"noCharge","from":"2026-07-01"}]}}}""", "1:115", "/values/billable/true/1", "document",
        "Two codes of \"true\" hold on 2026-07-01: \"billable\" and \"noCharge\". Let the one end the day before the other begins; \"from\" and \"until\" are days that count.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","values":{"billable":{"true":[{"code":"chargeable","from":"2026-07-01"}]}}}""", "1:103", "/values/billable/true/0/code", "coded",
        "\"billable\" has no code \"chargeable\". Use one of: unknown, billable, nonBillable, noCharge.")]
    [TestCase("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"open":true}}}""", "1:82", "/fields/note", "document",
        "No rule stands here. Use one of: {rules}.")]
    public void A_mistake_is_named_with_its_place_and_a_way_out(string text, string place, string path, string rule, string message)
    {
        var fault = Documents.Set(Documents.TimeEntries).Compile([Documents.Text(text, "test.overlay.json")]).Faults.Single();
        var exact = message.Replace("{rules}", RuleTable.Names, StringComparison.Ordinal)
            .Replace("{members}", string.Join(", ", EntityCatalog.Find("timeEntry")!.Members.Select(member => member.Name)), StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(fault.Message, Is.EqualTo(exact));
            Assert.That(fault.File, Is.EqualTo($"test.overlay.json:{place}"));
            Assert.That((fault.Path, fault.Rule, fault.Kind), Is.EqualTo((path, rule, FaultKind.Mapping)));
            Assert.That(fault.Message.Split(". ", StringSplitOptions.RemoveEmptyEntries), Has.Length.GreaterThan(1), "a way out follows the problem");
        });
    }

    [Test]
    public void Several_mistakes_of_one_overlay_come_together()
    {
        var faults = Documents.Set(Documents.TimeEntries).Compile([Documents.Text(
            """
            {"overlay":"kantata.time_entries","base":"1.x","layers":"tenant",
             "related":{"more":{"entity":"a","by":"b"}},
             "fields":{"duration":{"cpoy":"a"},"x:a":{"coded":"a","values":"none"}}}
            """, "o.json")]).Faults;
        Assert.That(faults.Select(fault => $"{fault.File} {fault.Path}"), Is.EquivalentTo(new[]
        {
            "o.json:1:1 ", "o.json:2:20 /related/more", "o.json:2:30 /related/more/entity", "o.json:1:57 /layers", "o.json:3:23 /fields/duration",
            "o.json:3:64 /fields/x:a/values",
        }));
    }
}
