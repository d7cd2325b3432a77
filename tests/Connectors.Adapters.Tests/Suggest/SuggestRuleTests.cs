namespace Connectors.Adapters.Tests.Suggest;

/// <summary>What is proposed can be used.</summary>
public sealed class SuggestRuleTests
{
    [Test]
    public void Every_proposed_rule_compiles_for_its_member_and_reads_its_values() => Assert.That(
        LabelSet.All.Where(label => label.IsMapped).Select(RuleTrial.Problem).Where(problem => problem is not null), Is.Empty);
}
