using System.Globalization;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>A list as the vendor documents it: <c>page</c>, <c>per_page</c>, <c>order</c>, <c>updated_after</c>, <c>only</c>, <c>include</c>,
/// filters.</summary>
/// <param name="Resource">Which resource.</param>
/// <param name="PageSize">Records in a page, 200 at most.</param>
internal sealed record KantataQuery(KantataResource Resource, int PageSize)
{
    public int Page { get; init; } = 1;

    /// <summary>Whether it is inclusive is not documented: callers ask for a little more than they need.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The filters of a look-up by external reference.</summary>
    public ExternalKey? Reference { get; init; }

    /// <summary>An e-mail address that users must have, whatever its case.</summary>
    public string? Email { get; init; }

    public bool WithDeleted { get; init; }

    /// <summary>The address below the API's root, every value encoded.</summary>
    public string ToAddress() =>
        $"{Resource.Collection}?{string.Join('&', Parameters().Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"))}";

    private IEnumerable<QueryParameter> Parameters()
    {
        if (Reference is { } key)
        {
            yield return new("external_reference_service_name", key.Service);
            yield return new("external_reference_service_model", key.Object);
            yield return new("external_reference_service_model_ref", key.Value);
        }

        if (Email is { } address)
        {
            yield return new("by_email_address", address);
        }

        if (!Only.IsEmpty)
        {
            yield return new("only", string.Join(',', Only));
        }

        if (UpdatedAfter is { } instant)
        {
            yield return new("updated_after", KantataInstant.Format(instant));
        }

        foreach (var parameter in WithDeleted ? Resource.Everything.AddRange(Resource.Deleted) : Resource.Everything)
        {
            yield return parameter;
        }

        if (!Resource.Include.IsEmpty)
        {
            yield return new("include", string.Join(',', Resource.Include));
        }

        if (Resource.Order is { } order)
        {
            yield return new("order", order);
        }

        yield return new("per_page", PageSize.ToString(CultureInfo.InvariantCulture));
        yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
    }
}
