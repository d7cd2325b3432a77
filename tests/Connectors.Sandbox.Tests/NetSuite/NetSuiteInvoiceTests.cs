using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteInvoiceTests
{
    [TestCase("521", "0.125", "1.00", "0.13")]
    [TestCase("521", "37.5", "150", "5625")]
    [TestCase("521", "0.1", "0.2", "0.02")]
    [TestCase("521", "3", "33.3333333333", "100")]
    [TestCase("523", "1.5", "333", "500")]
    [TestCase("523", "1", "0.49", "0")]
    public async Task Amounts_are_quantity_times_rate_rounded_half_away_from_zero_in_the_currency(string customer, string quantity, string rate, string expected)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("invoice", $$$"""{"entity":{"id":"{{{customer}}}"},"item":{"items":[{"item":{"id":"54"},"quantity":{{{quantity}}},"rate":{{{rate}}}}]}}""");
        Assert.That((await lab.RowsAsync("SELECT foreigntotal FROM transaction"))[0]["foreigntotal"]!.GetValue<string>(), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_credit_line_rounds_away_from_zero_too_and_a_negative_total_is_refused()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("invoice", """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":10},{"item":{"id":"54"},"quantity":-0.125,"rate":1}]}}""");
        Assert.That((await lab.RowsAsync("SELECT foreigntotal FROM transaction"))[0]["foreigntotal"]!.GetValue<string>(), Is.EqualTo("9.87"));
        var negative = await lab.PostAsync("invoice", """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":-1}]}}""");
        Assert.That(negative.Code, Is.EqualTo("USER_ERROR"));
    }

    [Test]
    public async Task Many_small_amounts_add_up_exactly()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var line = """{"item":{"id":"54"},"amount":0.1}""";
        await lab.PostAsync("invoice", $$$"""{"entity":{"id":"521"},"item":{"items":[{{{string.Join(',', Enumerable.Repeat(line, 1000))}}}]}}""");
        Assert.That((await lab.RowsAsync("SELECT foreigntotal FROM transaction WHERE foreigntotal = 100")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Number_day_terms_subsidiary_and_custom_fields_are_filled_and_kept()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("invoice/eid:INV-1", """{"entity":{"id":"522"},"custbody_source_entries":"KT-1,KT-2","custbody_cost_centre":"CC7","item":{"items":[{"item":{"id":"54"},"amount":10,"custcol_kantata_entry":"KT-1"}]}}""");
        var invoice = (await lab.GetAsync("invoice/eid:INV-1?expandSubResources=true")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(invoice["tranId"]!.GetValue<string>(), Is.EqualTo("INV1001"));
            Assert.That(invoice["tranDate"]!.GetValue<string>(), Is.EqualTo("2026-11-20"));
            Assert.That(invoice["dueDate"]!.GetValue<string>(), Is.EqualTo("2026-12-20"));
            Assert.That(invoice["subsidiary"]!["id"]!.GetValue<string>(), Is.EqualTo("1"));
            Assert.That(invoice["currency"]!["refName"]!.GetValue<string>(), Is.EqualTo("Euro"));
            Assert.That(invoice["status"]!.ToJsonString(), Is.EqualTo("""{"id":"A","refName":"Open"}"""));
            Assert.That(invoice["custbody_source_entries"]!.GetValue<string>(), Is.EqualTo("KT-1,KT-2"));
            Assert.That(invoice["item"]!["items"]![0]!["custcol_kantata_entry"]!.GetValue<string>(), Is.EqualTo("KT-1"));
        }
        Assert.That((await lab.RowsAsync("SELECT t.custbody_cost_centre, l.custcol_kantata_entry FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE l.mainline = 'F'"))[0].ToJsonString(),
            Is.EqualTo("""{"custbody_cost_centre":"CC7","custcol_kantata_entry":"KT-1"}"""));
    }

    [Test]
    public async Task A_custom_field_that_the_account_does_not_have_is_unknown()
    {
        await using var lab = await NetSuiteLab.StartAsync(("customFields", "custbody_x:number"));
        var answer = await lab.WriteAsync(HttpMethod.Post, "invoice",
            """{"entity":{"id":"521"},"custbody_x":1.5,"custbody_cost_centre":"CC7","item":{"items":[{"item":{"id":"54"},"amount":10}]}}""",
            m => m.Headers.Add("X-NetSuite-PropertyNameValidation", "Error"));
        Assert.That(answer.ErrorPath, Is.EqualTo("custbody_cost_centre"));
    }

    [Test]
    public async Task A_payment_closes_the_invoice_and_its_removal_opens_it_again()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("invoice", """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":250}]}}""");
        Assert.That(await StateAsync(lab), Is.EqualTo("Invoice : Open|250|"));
        await PayAsync(lab, 200);
        Assert.That(await StateAsync(lab), Is.EqualTo("Invoice : Open|50|200"));
        var second = await PayAsync(lab, 50);
        Assert.That(await StateAsync(lab), Is.EqualTo("Invoice : Paid In Full||250"));
        var links = await lab.RowsAsync("SELECT t.id, t.entity, t.foreigntotal, ptl.previousdoc AS invoice, ptl.foreignamount FROM transaction t JOIN previoustransactionlink ptl ON ptl.nextdoc=t.id WHERE t.type='CustPymt' AND ptl.linktype='Payment' ORDER BY t.id");
        Assert.That(links.Select(l => l.ToJsonString()), Is.EqualTo((string[])[
            """{"id":"601","entity":"521","foreigntotal":"200","invoice":"600","foreignamount":"200"}""",
            """{"id":"602","entity":"521","foreigntotal":"50","invoice":"600","foreignamount":"50"}"""]));
        Assert.That((await lab.DeleteAsync("invoice/600")).Detail, Does.EndWith("dependent records."));
        await lab.DeleteAsync("customerPayment/" + second.Id);
        Assert.That(await StateAsync(lab), Is.EqualTo("Invoice : Open|50|200"));
    }

    [Test]
    public async Task A_repeated_payment_by_external_id_counts_once()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("invoice", """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":250}]}}""");
        const string Body = """{"customer":{"id":"521"},"payment":200,"apply":{"items":[{"doc":{"id":"600"},"apply":true,"amount":200}]}}""";
        await lab.PutAsync("customerPayment/eid:P-1", Body);
        await lab.PutAsync("customerPayment/eid:P-1", Body);
        Assert.That(await StateAsync(lab), Is.EqualTo("Invoice : Open|50|200"));
    }

    [TestCase("""{"customer":{"id":"521"},"payment":300,"apply":{"items":[{"doc":{"id":"600"},"apply":true,"amount":300}]}}""")]
    [TestCase("""{"customer":{"id":"521"},"payment":100,"apply":{"items":[{"doc":{"id":"600"},"apply":true,"amount":200}]}}""")]
    [TestCase("""{"customer":{"id":"522"},"payment":100,"apply":{"items":[{"doc":{"id":"600"},"apply":true,"amount":100}]}}""")]
    [TestCase("""{"customer":{"id":"521"}}""")]
    public async Task A_payment_that_does_not_fit_changes_nothing(string body)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("invoice", """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":250}]}}""");
        Assert.That((await lab.PostAsync("customerPayment", body)).Code, Is.EqualTo("USER_ERROR"));
        Assert.That(await StateAsync(lab), Is.EqualTo("Invoice : Open|250|"));
    }

    [TestCase("""{"item":{"items":[{"item":{"id":"54"},"amount":1}]}}""", "USER_ERROR", "Please enter value(s) for: Customer.")]
    [TestCase("""{"entity":{"id":"521"}}""", "USER_ERROR", "You must enter at least one line item for this transaction.")]
    [TestCase("""{"entity":{"id":"521"},"item":{"items":[{"amount":1}]}}""", "USER_ERROR", "Please enter value(s) for: Item.")]
    [TestCase("""{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"}}]}}""", "USER_ERROR", "Please enter value(s) for: Amount.")]
    [TestCase("""{"entity":{"id":"521"},"currency":{"id":"2"},"item":{"items":[{"item":{"id":"54"},"amount":1}]}}""", "INVALID_CONTENT", "Invalid Field Value 2 for the following field: currency")]
    [TestCase("""{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"quantity":99999999999999,"rate":99999999999999}]}}""", "INVALID_CONTENT", "for the following field: amount")]
    [TestCase("""{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":1e20}]}}""", "INVALID_CONTENT", "Invalid Field Value 1e20 for the following field: amount")]
    [TestCase("""{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":"1"}]}}""", "INVALID_CONTENT", "Invalid Field Value 1 for the following field: amount")]
    [TestCase("""{"entity":{"id":"501"},"item":{"items":[{"item":{"id":"54"},"amount":1}]}}""", "INVALID_CONTENT", "Invalid Field Value 501 for the following field: entity")]
    [TestCase("""{"entity":{"id":"521"},"tranDate":"11/20/2026","item":{"items":[{"item":{"id":"54"},"amount":1}]}}""", "INVALID_CONTENT", "Invalid Field Value 11/20/2026 for the following field: tranDate")]
    [TestCase("""{"entity":{"id":"521"},"tranDate":"2026-09-30","item":{"items":[{"item":{"id":"54"},"amount":1}]}}""", "USER_ERROR", "the accounting period is closed.")]
    public async Task An_invoice_that_the_vendor_cannot_post_is_refused(string body, string code, string detail)
    {
        await using var lab = await NetSuiteLab.StartAsync(("closedBefore", "2026-10-01"));
        var answer = await lab.PostAsync("invoice", body);
        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((400, code)), answer.Text);
        Assert.That(answer.Detail, Does.EndWith(detail));
        Assert.That(await lab.RowsAsync("SELECT id FROM transaction"), Is.Empty);
    }

    private static Task<NetSuiteAnswer> PayAsync(NetSuiteLab lab, int amount) => lab.PostAsync("customerPayment",
        $$$"""{"customer":{"id":"521"},"payment":{{{amount}}},"account":{"id":"1"},"apply":{"items":[{"doc":{"id":"600"},"apply":true,"amount":{{{amount}}},"line":0}]}}""");

    private static async Task<string> StateAsync(NetSuiteLab lab)
    {
        var row = (await lab.RowsAsync("SELECT BUILTIN.DF(status) AS status, foreignamountunpaid AS unpaid, foreignamountpaid AS paid FROM transaction WHERE id = 600")).Single();
        static string Shown(JsonNode? node) => node?.GetValue<string>() is { } text && text != "0" ? text : "";
        return $"{row["status"]}|{Shown(row["unpaid"])}|{Shown(row["paid"])}";
    }
}
