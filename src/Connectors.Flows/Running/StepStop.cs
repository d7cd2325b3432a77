namespace Connectors.Flows;

/// <summary>At which step a run stands, and how that step ended.</summary>
internal sealed record StepStop(FlowStep Step, StepEnd End);
