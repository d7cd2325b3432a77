namespace Connectors.Sandbox;

internal sealed record SuiteQlNot(SuiteQlCondition Inner) : SuiteQlCondition
{
    public override void Bind(SuiteQlScope scope) => Inner.Bind(scope);

    public override bool? Holds(SuiteQlFrame frame) => !Inner.Holds(frame);
}
