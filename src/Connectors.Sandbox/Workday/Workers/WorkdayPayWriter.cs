using System.Text.Json.Nodes;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>What a worker is paid.</summary>
internal sealed class WorkdayPayWriter(WorkdayRendering rendering)
{
    /// <summary>Null for whoever has no salary.</summary>
    public XElement? Compensation(JsonObject data) => data["compensation"] is not JsonObject pay ? null : Group(
        "Compensation_Data",
        rendering.Day("Compensation_Effective_Date", pay.Get("effective")),
        Group(
            "Salary_and_Hourly_Data",
            rendering.Reference("Compensation_Plan_Reference", new(
                WorkdayWid.Delivered("plan", pay.Get("plan") ?? ""), pay.Get("plan") ?? "", ("Compensation_Plan_ID", pay.Get("plan") ?? ""))),
            Number("Amount", pay.Get("amount")),
            Currency(pay),
            Frequency(pay),
            rendering.Day("Assignment_Effective_Date", pay.Get("effective"))));

    /// <summary>Null for employees.</summary>
    public XElement? Contract(JsonObject data) => data["contract"] is not JsonObject contract ? null : Group(
        "Worker_Contract_Data",
        Number("Contract_Pay_Rate", contract.Get("payRate")),
        Currency(contract),
        Frequency(contract),
        rendering.Day("Contract_End_Date", contract.Get("end")));

    private XElement? Currency(JsonObject pay) =>
        rendering.Reference("Currency_Reference", WorkdayInstance.Delivered("Currency_ID", pay.Get("currency") ?? "EUR"));

    private XElement? Frequency(JsonObject pay) =>
        rendering.Reference("Frequency_Reference", WorkdayInstance.Delivered("Frequency_ID", pay.Get("frequency") ?? "Annual"));
}
