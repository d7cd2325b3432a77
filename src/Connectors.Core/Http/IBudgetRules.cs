using Connectors.Adapters;
using Connectors.Limits;

namespace Connectors.Http;

/// <summary>The limits of a vendor. Pure, thread-safe.</summary>
public interface IBudgetRules
{
    /// <summary>The rules that a request falls under; all must have room.</summary>
    ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection);

    /// <summary>What an answer tells about budgets; empty when nothing.</summary>
    ImmutableArray<BudgetReading> Read(HttpResponseMessage response);
}
