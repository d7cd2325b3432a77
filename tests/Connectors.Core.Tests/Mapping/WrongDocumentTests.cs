using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Each mistake that a mapping document can have, with its exact message, kind and place.</summary>
public sealed class WrongDocumentTests
{
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":7}}}""", "1:154", "/fields/f/copy", "copy",
        "The rule \"copy\" needs a path here. Write a text such as \"Account.Name\", or {\"read\":\"...\",\"write\":\"...\"}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"^.a"}}}""", "1:154", "/fields/f/copy", "copy",
        "\"^.a\" leaves the record. Use \"^.\" only inside lists, once for each list around.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a[x]"}}}""", "1:154", "/fields/f/copy", "copy",
        "\"a[x]\" is no path. Write member names joined by dots and indexes in brackets, such as \"workspace_group_ids[0]\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":""}}}""", "1:154", "/fields/f/copy", "copy",
        "The path is empty. Write member names joined by dots and indexes in brackets, such as \"workspace_group_ids[0]\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":"a"}}""", "1:146", "/fields/f", "document",
        "The rule of \"f\" is a text. Write an object with one rule, such as {\"copy\":\"notes\"}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{}}}""", "1:146", "/fields/f", "document",
        "No rule stands here. Use one of: {rules}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"cpoy":"a"}}}""", "1:154", "/fields/f/cpoy", "cpoy",
        "There is no rule \"cpoy\". Use one of: {rules}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a","requird":true}}}""", "1:168", "/fields/f/requird", "copy",
        "The member \"requird\" is not known here. Remove it or use one of: access, as, blankIsValue, class, copy, default, description, maxLength, open, required.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a","required":"yes"}}}""", "1:169", "/fields/f/required", "copy",
        "\"required\" is a text. Write true or false.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":{"read":1}}}}""", "1:162", "/fields/f/copy/read", "copy",
        "A path is a text. Write it in quotes, such as \"Account.Name\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a"},"f":{"copy":"b"}}}""", "1:159", "/fields/f", "document",
        "The member \"f\" stands twice. Keep one of them.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a"},"f.g":{"copy":"b"}}}""", "1:165", "/fields/f.g", "document",
        "\"f.g\" stands inside or around another field. Give each field a path of its own.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a"},"g":{"copy":"a"}}}""", "1:163", "/fields/g", "copy",
        "Two rules write the vendor field \"a\". Set \"access\" of one of them to \"read\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a","money":"b","currency":"c"}}}""", "1:146", "/fields/f", "money",
        "Two rules stand in one object: copy, money. Keep one of them, or use \"firstOf\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f[1]":{"copy":"a"}}}""", "1:149", "/fields/f[1]", "document",
        "\"f[1]\" is no path of a target. Write member names joined by dots, such as \"approval.decidedAt\"; of an index only [0].")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"money":"a"}}}""", "1:146", "/fields/f", "money",
        "The money has no currency. Add \"currency\": a path, or {\"constant\":\"USD\"}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"money":"a","currency":{"constant":"dollar"}}}}""", "1:170", "/fields/f/currency", "money",
        "\"dollar\" is no currency. Write an ISO 4217 code, such as \"USD\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"money":"a","currency":"c","minor":0}}}""", "1:182", "/fields/f/minor", "money",
        "\"minor\" is 0. Write a whole number from 1 to 1000000.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"decimal":"a","factor":"ten"}}}""", "1:170", "/fields/f/factor", "decimal",
        "\"ten\" is no factor. Write a decimal in quotes, such as \"0.01\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"date":"a","format":"%"}}}""", "1:167", "/fields/f/format", "date",
        "\"%\" is no spelling of a date. Write a pattern such as \"MM/dd/yyyy\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"date":"a","format":"MM/yyyy"}}}""", "1:167", "/fields/f/format", "date",
        "\"MM/yyyy\" is no spelling of a date. Write a pattern such as \"MM/dd/yyyy\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"instant":"a","zone":"Mars/Olympus"}}}""", "1:168", "/fields/f/zone", "instant",
        "There is no time zone \"Mars/Olympus\". Write an IANA name, such as \"America/Los_Angeles\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"instant":"a","format":"dd"}}}""", "1:170", "/fields/f/format", "instant",
        "\"dd\" is no spelling of a time stamp. Use \"zulu\", \"offset\" (+00:00), \"compact\" (+0000) or a pattern such as \"MM/dd/yyyy HH:mm:ss\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"duration":"a","unit":"weeks"}}}""", "1:169", "/fields/f/unit", "duration",
        "\"weeks\" is no \"unit\". Use one of: seconds, minutes, hours.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a","maxLength":0}}}""", "1:170", "/fields/f/maxLength", "copy",
        "\"maxLength\" is 0. Write a whole number from 1 to 1000000.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"coded":"a","values":"colours"}}}""", "1:168", "/fields/f/values", "coded",
        "There is no value table \"colours\". Add it under \"values\" or use one of: none.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"reference":"a","entity":"e"}}}""", "1:146", "/fields/f", "reference",
        "The member \"object\" is missing. Add \"object\" (a text).")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"list":"a"}}}""", "1:146", "/fields/f", "list",
        "A list has either \"fields\" or \"item\". Write one of them.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"number":"position"}}}""", "1:146", "/fields/f", "number",
        "The rule \"number\" stands outside a list. Use it inside \"fields\" or \"item\" of a list.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"sum":"a","of":{"copy":"b"}}}}""", "1:146", "/fields/f", "sum",
        "The rule \"sum\" cannot stand here. It works only in \"fields\" of a derivation.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"hours":"a"}}}""", "1:146", "/fields/f", "hours",
        "The rule \"hours\" cannot stand here. It works only in \"fields\" of a derivation and in \"write\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"custom":"none","of":["a"]}}}""", "1:156", "/fields/f/custom", "custom",
        "There is no mapping function \"none\". Register it in the host, or use one of: none.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"split":"a"}}}""", "1:146", "/fields/f", "split",
        "The member \"by\" is missing. Add \"by\" (a text).")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"when":[{"then":{"copy":"a"}},{"then":{"copy":"b"}}]}}}""", "1:155", "/fields/f/when/0", "when",
        "Only the last branch may stand without \"if\". Add a condition or move the branch to the end.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"when":[{"if":{"path":"a"},"then":{"copy":"a"}}]}}}""", "1:161", "/fields/f/when/0/if", "when",
        "The condition compares nothing. Write {\"path\":\"...\"} with one of is, isNot, anyOf, present, hasText, or combine conditions with all, any, not.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"when":[{"if":{"path":"a","is":1}}]}}}""", "1:155", "/fields/f/when/0", "when",
        "The member \"then\" is missing. Add \"then\" (an object).")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"when":[{"if":{"any":[]},"then":{"copy":"a"}}]}}}""", "1:168", "/fields/f/when/0/if/any", "when",
        "Conditions are combined in an array. Write [{\"path\":...},{\"path\":...}].")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"when":[{"if":{"path":"a","is":1,"isNot":2},"then":{"copy":"a"}}]}}}""", "1:161", "/fields/f/when/0/if", "when",
        "The condition says two things at once. Keep one of them, or combine conditions with all, any, not.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"when":[{"if":{"path":"a","all":[{"path":"b","is":1}]},"then":{"copy":"a"}}]}}}""", "1:161", "/fields/f/when/0/if", "when",
        "The condition says two things at once. Keep one of them, or combine conditions with all, any, not.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"join":["a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u"]}}}""", "1:154", "/fields/f/join", "join",
        "The rule \"join\" needs an array of 1 to 20 paths. Write [\"first\",\"second\"].")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"firstOf":[{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"},{"copy":"a"}]}}}""", "1:157", "/fields/f/firstOf", "firstOf",
        "The rule \"firstOf\" needs 1 to 20 rules. Write [{\"copy\":\"a\"},{\"copy\":\"b\"}].")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"copy":"a","access":"reed"}}}""", "1:167", "/fields/f/access", "copy",
        "\"reed\" is no \"access\". Use one of: both, read, write.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"integer":"a","default":"x"}}}""", "1:171", "/fields/f/default", "integer",
        "a text is no default of \"integer\". Write a canonical value of the rule's type, or remove \"default\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"constant":1,"as":"coded"}}}""", "1:158", "/fields/f/constant", "constant",
        "A code is a text. Write {\"constant\":\"approved\",\"as\":\"coded\"}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"values":{"v":{"a":1}}}""", "1:163", "/values/v/a", "document",
        "The code of \"a\" is a number. Write the canonical code as a text.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"values":{"v":[]}}""", "1:158", "/values/v", "document",
        "The value table \"v\" is an array. Write {\"raw value\":\"code\"}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"related":{"a.b":{"object":"x","by":"y"}}}""", "1:161", "/related/a.b", "document",
        "\"a.b\" is no related record. Write a plain name and {\"object\":...,\"by\":...}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"related":{"a":{"object":"x"}}}""", "1:159", "/related/a", "document",
        "The member \"by\" is missing. Add \"by\" (a text).")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"related":{"a":{"object":"x","by":"y..z"}}}""", "1:178", "/related/a/by", "document",
        "\"y..z\" is no path. Write the path of the field that holds the key.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"more":1}""", "1:151", "/more", "document",
        "The member \"more\" is not known here. Remove it or use one of: description, fields, mapping, openWrite, related, source, target, values, version, write.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{},"write":{"a[1]":{"constant":1}}}""", "1:160", "/write/a[1]", "document",
        "\"a[1]\" is no path of a target. Write member names joined by dots, such as \"approval.decidedAt\"; of an index only [0].")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":[]}""", "1:141", "/fields", "document",
        "\"fields\" is an array. Write an object.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{}}""", "1:36", "/version", "document",
        "\"1.2\" is no version. Write three numbers, such as \"1.0.0\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","entity":"x"},"target":{"entity":"thing","schema":"1.0"},"fields":{}}""", "1:53", "/source", "document",
        "The source is neither a vendor's object nor a contract. Write {\"system\":...,\"object\":...} or {\"entity\":...}.")]
    [TestCase("""{"mapping":"","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{}}""", "1:12", "/mapping", "document",
        "\"mapping\" is empty or too long. Write 1 to 1,000 characters.")]
    [TestCase("""{"mapping":"acme.things","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{}}""", "1:1", "", "document",
        "The member \"version\" is missing. Add \"version\" (a text).")]
    [TestCase("""{"mapping":"flow.made","version":"1.0.0","source":{"entity":"thing","collect":false},"target":{"entity":"made","schema":"1.0"},"fields":{},"write":{"a":{"constant":1}}}""", "1:148", "/write", "document",
        "A derivation writes to no vendor. Put \"write\" into the mapping of the vendor.")]
    [TestCase("""{"mapping":"flow.made","version":"1.0.0","source":{"entity":"thing","collect":false},"target":{"entity":"made","schema":"1.0"},"fields":{"f":{"sum":"a"}}}""", "1:142", "/fields/f", "sum",
        "The member \"of\" is missing. Add \"of\" (an object).")]
    [TestCase("""{"mapping":"flow.made","version":"1.0.0","source":{"entity":"thing","collect":false},"target":{"entity":"made","schema":"1.0"},"fields":{"f":{"multiply":"a","by":"b","per":"week"}}}""", "1:173", "/fields/f/per", "multiply",
        "\"week\" is no \"per\". Use one of: second, minute, hour, day.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"timeEntry","schema":"1.0"},"fields":{"durations":{"duration":"m"}}}""", "1:158", "/fields/durations", "duration",
        "The contract \"timeEntry\" has no member \"durations\". Use an \"x:\" field or one of: {members}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"timeEntry","schema":"1.0"},"fields":{"workDate":{"copy":"d"}}}""", "1:157", "/fields/workDate", "copy",
        "\"workDate\" is a date; the rule \"copy\" makes a text. Use a rule that makes a date.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"timeEntry","schema":"1.0"},"fields":{"status":{"constant":"aproved","as":"coded"}}}""", "1:155", "/fields/status", "constant",
        "\"status\" has no code \"aproved\". Use one of: unknown, draft, submitted, approved, rejected, recalled, locked.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"timeEntry","schema":"9.0"},"fields":{}}""", "1:129", "/target/schema", "document",
        "The contract \"timeEntry\" is 1.0, not 9.0. Check the mapping against this version, then change \"schema\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":[]}}}""", "1:210", "/values/v/a", "document",
        "The value \"a\" has 0 periods. Write 1 to 100, or the code as a text.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":["x"]}}}""", "1:211", "/values/v/a/0", "document",
        "A period is a text. Write {\"code\":\"...\",\"from\":\"2026-07-01\",\"until\":\"2026-12-31\"}.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":[{"from":"2026-01-01"}]}}}""", "1:211", "/values/v/a/0", "document",
        "The member \"code\" is missing. Add \"code\" (a text).")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":[{"code":"x","from":"1.1.2026"}]}}}""", "1:230", "/values/v/a/0/from", "document",
        "\"from\" is no day. Write year, month and day, such as \"2026-07-01\".")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":[{"code":"x","since":"2026-01-01"}]}}}""", "1:231", "/values/v/a/0/since", "document",
        "The member \"since\" is not known here. Remove it or use one of: code, description, from, until.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":[{"code":"x","from":"2026-02-01","until":"2026-01-31"}]}}}""", "1:211", "/values/v/a/0", "document",
        "The period ends on 2026-01-31, before it begins on 2026-02-01. Exchange \"from\" and \"until\", or correct one.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"date":"d"},"f":{"coded":"a","values":"v"}},"values":{"v":{"a":[{"code":"x","until":"2026-07-01"},{"code":"y","from":"2026-07-01"}]}}}""", "1:245", "/values/v/a/1", "document",
        "Two codes of \"a\" hold on 2026-07-01: \"x\" and \"y\". Let the one end the day before the other begins; \"from\" and \"until\" are days that count.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"coded":"a","values":"v","on":"day"}},"values":{"v":{"a":"x"}}}""", "1:177", "/fields/f/on", "coded",
        "\"on\" names \"day\", which is no date that is read here. Name a field with the rule date or instant; inside a list write \"^.\" in front of a field of the record around it.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"d":{"copy":"d"},"f":{"coded":"a","values":"v","on":"d"}},"values":{"v":{"a":"x"}}}""", "1:194", "/fields/f/on", "coded",
        "\"on\" names \"d\", which is no date that is read here. Name a field with the rule date or instant; inside a list write \"^.\" in front of a field of the record around it.")]
    [TestCase("""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{"f":{"money":"m","currency":{"path":"c","values":"v"}}},"values":{"v":{"1":[{"code":"USD"}]}}}""", "1:191", "/fields/f/currency/values", "money",
        "The value table \"v\" has dates, which only the rule \"coded\" follows. Use a table without dates here.")]
    public void A_mistake_is_named_with_its_place_and_a_way_out(string text, string place, string path, string rule, string message)
    {
        var fault = MappingSet.Load([Documents.Text(text)], MappingFunctions.None).Faults.Single();
        var exact = message.Replace("{rules}", RuleTable.Names, StringComparison.Ordinal)
            .Replace("{members}", string.Join(", ", EntityCatalog.Find("timeEntry")!.Members.Select(member => member.Name)), StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(fault.Message, Is.EqualTo(exact));
            Assert.That(fault.File, Is.EqualTo($"test.mapping.json:{place}"));
            Assert.That((fault.Path, fault.Rule, fault.Kind), Is.EqualTo((path, rule, FaultKind.Mapping)));
            Assert.That(fault.Message.Split(". ", StringSplitOptions.RemoveEmptyEntries), Has.Length.GreaterThan(1), "a way out follows the problem");
        });
    }
}
