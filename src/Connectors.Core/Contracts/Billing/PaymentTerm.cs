namespace Connectors.Contracts;

/// <summary>When a bill is due. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class PaymentTerm : IEntity
{
    private PaymentTerm()
    {
    }

    /// <summary><c>paymentTerm</c>.</summary>
    public static string Name => "paymentTerm";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
