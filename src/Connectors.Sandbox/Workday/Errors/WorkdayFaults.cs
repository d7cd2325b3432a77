using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Every refusal of the SOAP services. What is from memory is said in the README.</summary>
internal static class WorkdayFaults
{
    private const string Validating = "Client.validationError";

    public static WorkdayFaultException SignIn() => new("Client.authenticationError", "invalid username or password");

    public static WorkdayFaultException NoEnvelope() => new("Client", "The request is not a SOAP 1.1 envelope with a body.");

    public static WorkdayFaultException Malformed(string reason) => Validation("Invalid XML: " + reason);

    public static WorkdayFaultException NoOperation() => Validation("The web service or version is invalid for the requested operation");

    public static WorkdayFaultException NotAuthorized() => Processing("The task submitted is not authorized.");

    public static WorkdayFaultException Busy() => Processing("Another user is editing this object. Please try again later.");

    public static WorkdayFaultException Processing(string reason)
    {
        var text = "Processing error occurred. " + reason;
        return new("Server.processingError", text, WorkdayRendering.Group(
            "Processing_Fault", WorkdayRendering.Group("Detail_Message", text)));
    }

    public static WorkdayFaultException Validation(string message) => Validation([new(message)]);

    public static WorkdayFaultException Validation(IReadOnlyList<WorkdayValidationError> errors) => Validation(errors, "errors");

    /// <summary>Three shapes of detail were observed: every error, one message, none at all.</summary>
    public static WorkdayFaultException Validation(IReadOnlyList<WorkdayValidationError> errors, string shape)
    {
        var text = "Validation error occurred. " + errors[0].Message;
        return new(Validating, text, shape switch
        {
            "none" => null,
            "message" => WorkdayRendering.Group("Validation_Fault", WorkdayRendering.Group("Detail_Message", text)),
            _ => WorkdayRendering.Group("Validation_Fault", errors.Select(ToXml)),
        })
        {
            Errors = errors,
        };
    }

    /// <summary>The same fault in the shape that the account is set to.</summary>
    public static WorkdayFaultException In(string shape, WorkdayFaultException fault) =>
        fault.Errors is { } errors ? Validation(errors, shape) : fault;

    private static XElement ToXml(WorkdayValidationError error) => WorkdayRendering.Group(
        "Validation_Error",
        WorkdayRendering.Group("Message", error.Message),
        WorkdayRendering.Group("Detail_Message", error.Message),
        WorkdayRendering.Text("Xpath", error.At is null ? null : WorkdayXml.XPath(error.At)));
}
