namespace Connectors.Sandbox;

/// <summary>Types of every service.</summary>
internal static class WorkdayCommonShapes
{
    public const string Text = """
        Workday_Common_HeaderType: Include_Reference_Descriptors_In_Response boolean
        Response_FilterType: As_Of_Effective_Date date, As_Of_Entry_DateTime dateTime, Page decimal, Count decimal
        Response_ResultsType: Total_Results decimal, Total_Pages decimal, Page_Results decimal, Page decimal
        Validation_FaultType: Validation_Error Validation_ErrorType*
        Validation_ErrorType: Message string, Detail_Message string, Xpath string
        Processing_FaultType: Detail_Message string
        """;
}
