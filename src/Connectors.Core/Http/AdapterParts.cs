using Connectors.Adapters;

namespace Connectors.Http;

/// <summary>What the pipeline needs of an adapter.</summary>
internal sealed record AdapterParts(IRequestAuthenticator Authenticator, IFaultReader Faults, IBudgetRules Budgets, IVendorHosts Hosts);
