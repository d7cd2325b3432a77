namespace Connectors.Sandbox.Tests;

/// <summary>Columns against the column lists of a third party that reads real accounts; what the lists lack is named here one by one.</summary>
public sealed class NetSuiteTableColumnTests
{
    [TestCase("customer", "customer", "subsidiary fullname")]
    [TestCase("job", "job", "subsidiary")]
    [TestCase("currency", "currency", "")]
    [TestCase("subsidiary", "subsidiary", "")]
    [TestCase("transactionline", "transaction_line", "")]
    public async Task Columns_are_those_of_real_accounts(string table, string file, string missing)
    {
        var path = Path.Combine(Shared.Folder("data/netsuite/fivetran_dbt_netsuite"), $"netsuite2_{file}_data.csv");
        var known = File.ReadLines(path).First().Split(',').ToHashSet();
        await using var lab = await NetSuiteLab.StartAsync();
        lock (lab.Account.Store.Gate)
        {
            var columns = new NetSuiteTables(lab.State.Books).Find(table)!.Columns.Where(c => !known.Contains(c) && !c.StartsWith("cust", StringComparison.Ordinal));
            Assert.That(string.Join(' ', columns), Is.EqualTo(missing));
        }
    }

    [Test]
    public async Task A_column_that_the_account_lacks_is_not_found()
    {
        await using var lab = await NetSuiteLab.StartAsync(("hiddenColumns", "customer.subsidiary, job.subsidiary"));
        Assert.That((await lab.QueryAsync("SELECT id, subsidiary FROM customer")).Detail, Does.EndWith("Field 'subsidiary' for record 'customer' was not found."));
        Assert.That((await lab.RowsAsync("SELECT BUILTIN.DF(r.subsidiary) AS name FROM customer c JOIN customersubsidiaryrelationship r ON r.entity = c.id WHERE c.id = 521"))
            .Single()["name"]!.GetValue<string>(), Is.EqualTo("Parent Company"));
    }
}
