using System.Text;

namespace Connectors.Workday.Tests;

/// <summary>Answers about workers, composed here; nobody in them exists.</summary>
internal static class WorkerXml
{
    public const string Name = """
        <wd:Personal_Data><wd:Name_Data>
          <wd:Legal_Name_Data><wd:Name_Detail_Data wd:Formatted_Name="Ana Maria Ruiz" wd:Reporting_Name="Ruiz, Ana">
            <wd:First_Name>Ana Maria</wd:First_Name><wd:Last_Name>Ruiz</wd:Last_Name></wd:Name_Detail_Data></wd:Legal_Name_Data>
          <wd:Preferred_Name_Data><wd:Name_Detail_Data wd:Formatted_Name="Ana Ruiz"><wd:First_Name>Ana</wd:First_Name><wd:Last_Name>Ruiz</wd:Last_Name>
          </wd:Name_Detail_Data></wd:Preferred_Name_Data></wd:Name_Data>
          <wd:Contact_Data>
            <wd:Email_Address_Data><wd:Email_Address>home@example.com</wd:Email_Address><wd:Usage_Data wd:Public="0"><wd:Type_Data wd:Primary="1">
              <wd:Type_Reference><wd:ID wd:type="Communication_Usage_Type_ID">HOME</wd:ID></wd:Type_Reference></wd:Type_Data></wd:Usage_Data></wd:Email_Address_Data>
            <wd:Email_Address_Data><wd:Email_Address>old@example.com</wd:Email_Address><wd:Usage_Data wd:Public="1"><wd:Type_Data wd:Primary="0">
              <wd:Type_Reference><wd:ID wd:type="Communication_Usage_Type_ID">WORK</wd:ID></wd:Type_Reference></wd:Type_Data></wd:Usage_Data></wd:Email_Address_Data>
            <wd:Email_Address_Data><wd:Email_Address>ana@example.com</wd:Email_Address><wd:Usage_Data wd:Public="1"><wd:Type_Data wd:Primary="true">
              <wd:Type_Reference><wd:ID wd:type="WID">1f27f250dfaa4724ab1e1617174281e4</wd:ID><wd:ID wd:type="Communication_Usage_Type_ID">WORK</wd:ID></wd:Type_Reference>
              </wd:Type_Data></wd:Usage_Data></wd:Email_Address_Data>
          </wd:Contact_Data></wd:Personal_Data>
        """;

    public const string Active =
        "<wd:Active>1</wd:Active><wd:Hire_Date>2017-06-01-07:00</wd:Hire_Date><wd:Terminated>0</wd:Terminated>";

    public static string Employment(string status, string jobs = "") =>
        $"<wd:Employment_Data>{jobs}<wd:Worker_Status_Data>{status}</wd:Worker_Status_Data></wd:Employment_Data>";

    public static string Job(bool isPrimary, string title) => $"""
        <wd:Worker_Job_Data wd:Primary_Job="{(isPrimary ? 1 : 0)}"><wd:Position_Data wd:Effective_Date="2017-06-01-07:00">
          <wd:Business_Title>{title}</wd:Business_Title><wd:Start_Date>2017-06-01-07:00</wd:Start_Date>
          <wd:Scheduled_Weekly_Hours>38.5</wd:Scheduled_Weekly_Hours><wd:Full_Time_Equivalent_Percentage>96.250000</wd:Full_Time_Equivalent_Percentage>
          <wd:Job_Profile_Summary_Data><wd:Job_Profile_Name>Consultant</wd:Job_Profile_Name></wd:Job_Profile_Summary_Data>
          <wd:Manager_as_of_last_detected_manager_change_Reference wd:Descriptor="Bo Lind"><wd:ID wd:type="WID">3aa5550b7fe348b98d7b5741afc65534</wd:ID>
            <wd:ID wd:type="Employee_ID">00007</wd:ID></wd:Manager_as_of_last_detected_manager_change_Reference></wd:Position_Data>
          <wd:Position_Organizations_Data>
            <wd:Position_Organization_Data><wd:Organization_Reference><wd:ID wd:type="Organization_Reference_ID">CO_100</wd:ID></wd:Organization_Reference>
              <wd:Organization_Data><wd:Organization_Type_Reference><wd:ID wd:type="Organization_Type_ID">COMPANY</wd:ID></wd:Organization_Type_Reference></wd:Organization_Data>
            </wd:Position_Organization_Data>
            <wd:Position_Organization_Data><wd:Organization_Reference wd:Descriptor="North"><wd:ID wd:type="WID">0aa5550b7fe348b98d7b5741afc65534</wd:ID>
              <wd:ID wd:type="Organization_Reference_ID">SUP_NORTH</wd:ID></wd:Organization_Reference>
              <wd:Organization_Data><wd:Organization_Type_Reference><wd:ID wd:type="Organization_Type_ID">SUPERVISORY</wd:ID></wd:Organization_Type_Reference></wd:Organization_Data>
            </wd:Position_Organization_Data></wd:Position_Organizations_Data></wd:Worker_Job_Data>
        """;

    public static string Log(string effective, string entered) => $"""
        <wd:Transaction_Log_Entry><wd:Transaction_Log_Data><wd:Transaction_Effective_Moment>{effective}</wd:Transaction_Effective_Moment>
        <wd:Transaction_Entry_Moment>{entered}</wd:Transaction_Entry_Moment></wd:Transaction_Log_Data></wd:Transaction_Log_Entry>
        """;

    public static string Worker(string inside, string id = "21001", string type = "Employee_ID") => $"""
        <wd:Worker><wd:Worker_Reference wd:Descriptor="Ana Ruiz"><wd:ID wd:type="WID">9aa5550b7fe348b98d7b5741afc65534</wd:ID>
        <wd:ID wd:type="{type}">{id}</wd:ID></wd:Worker_Reference><wd:Worker_Descriptor>Ana Ruiz</wd:Worker_Descriptor>
        <wd:Worker_Data><wd:Worker_ID>{id}</wd:Worker_ID>{inside}</wd:Worker_Data></wd:Worker>
        """;

    /// <summary>An answer as of 20 November 2026.</summary>
    public static byte[] Page(params string[] workers) => Encoding.UTF8.GetBytes($"""
        <env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body><wd:Get_Workers_Response xmlns:wd="urn:com.workday/bsvc" wd:version="v45.0">
        <wd:Request_Criteria><wd:Exclude_Inactive_Workers>0</wd:Exclude_Inactive_Workers></wd:Request_Criteria>
        <wd:Response_Filter><wd:As_Of_Effective_Date>2026-11-20-08:00</wd:As_Of_Effective_Date>
          <wd:As_Of_Entry_DateTime>2026-11-20T12:00:00.000-08:00</wd:As_Of_Entry_DateTime><wd:Page>1</wd:Page><wd:Count>100</wd:Count></wd:Response_Filter>
        <wd:Response_Group><wd:Include_Reference>1</wd:Include_Reference><wd:Include_Personal_Information>1</wd:Include_Personal_Information>
          <wd:Include_Employment_Information>1</wd:Include_Employment_Information></wd:Response_Group>
        <wd:Response_Results><wd:Total_Results>{workers.Length}</wd:Total_Results><wd:Total_Pages>1</wd:Total_Pages>
          <wd:Page_Results>{workers.Length}</wd:Page_Results><wd:Page>1</wd:Page></wd:Response_Results>
        <wd:Response_Data>{string.Concat(workers)}</wd:Response_Data></wd:Get_Workers_Response></env:Body></env:Envelope>
        """);
}
