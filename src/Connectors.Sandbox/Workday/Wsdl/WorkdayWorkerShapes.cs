namespace Connectors.Sandbox;

/// <summary>Types of workers in answers: what the sandbox tells and its neighbours.</summary>
internal static class WorkdayWorkerShapes
{
    public const string Text = """
        WorkerType: Worker_Reference WorkerObjectType, Worker_Descriptor string, Worker_Data Worker_DataType
        Worker_DataType: Worker_ID string, User_ID string, Universal_ID string, Personal_Data Personal_Information_DataType,
            Employment_Data Worker_Employment_Information_DataType, Compensation_Data Worker_Compensation_DataType,
            Organization_Data Worker_Organizations_DataType, Role_Data Worker_Role_DataType, Management_Chain_Data Worker_Management_Chain_DataType,
            Integration_Field_Override_Data Document_Field_Result_DataType*, Transaction_Log_Entry_Data Transaction_Log_EntriesType,
            User_Account_Data System_User_for_Worker_DataType
        Personal_Information_DataType: Universal_ID string, Name_Data Person_Name_DataType, Gender_Reference GenderObjectType, Birth_Date date,
            Contact_Data Contact_Information_DataType
        Person_Name_DataType: Legal_Name_Data Legal_Name_DataType, Preferred_Name_Data Preferred_Name_DataType
        Legal_Name_DataType: Name_Detail_Data Person_Name_Detail_DataType
        Preferred_Name_DataType: Name_Detail_Data Person_Name_Detail_DataType
        Person_Name_Detail_DataType: Country_Reference CountryObjectType, First_Name string, Middle_Name string, Last_Name string,
            Secondary_Last_Name string, @Formatted_Name string, @Reporting_Name string
        Contact_Information_DataType: Phone_Data Phone_Information_DataType*, Email_Address_Data Email_Address_Information_DataType*
        Phone_Information_DataType: Country_ISO_Code string, International_Phone_Code string, Area_Code string, Phone_Number string,
            Phone_Extension string, Phone_Device_Type_Reference Phone_Device_TypeObjectType,
            Usage_Data Communication_Method_Usage_Information_DataType*, @Formatted_Phone string
        Email_Address_Information_DataType: Email_Address string, Email_Comment string, Usage_Data Communication_Method_Usage_Information_DataType*
        Communication_Method_Usage_Information_DataType: Type_Data Communication_Usage_Type_DataType*,
            Use_For_Reference Communication_Usage_BehaviorObjectType*, Comments string, @Public boolean
        Communication_Usage_Type_DataType: Type_Reference Communication_Usage_TypeObjectType, @Primary boolean
        Worker_Employment_Information_DataType: Worker_Job_Data Worker_Job_DataType*, Worker_Status_Data Worker_Status_Detail_DataType,
            Worker_Contract_Data Worker_Contract_Detail_DataType
        Worker_Status_Detail_DataType: Active boolean, Active_Status_Date date, Hire_Date date, Original_Hire_Date date, End_Employment_Date date,
            Continuous_Service_Date date, First_Day_of_Work date, Retired boolean, Terminated boolean, Termination_Date date, Pay_Through_Date date,
            Termination_Last_Day_of_Work date, Resignation_Date date, Leave_Status_Data Leave_Status_Detail_DataType*, Rehire boolean,
            Hire_Rescinded boolean
        Leave_Status_Detail_DataType: On_Leave boolean, Leave_Start_Date date, Estimated_Leave_End_Date date, Leave_End_Date date,
            First_Day_Of_Work date, Leave_Last_Day_of_Work date, Leave_of_Absence_Type_Reference Leave_of_Absence_TypeObjectType
        Worker_Contract_Detail_DataType: Contract_Pay_Rate decimal, Currency_Reference CurrencyObjectType, Frequency_Reference FrequencyObjectType,
            Contract_Assignment_Details string, Contract_End_Date date, Supplier_Reference SupplierObjectType
        Worker_Compensation_DataType: Compensation_Effective_Date date, Reason_Reference Event_Classification_SubcategoryObjectType,
            Salary_and_Hourly_Data Employee_Base_Pay_Plan_Assignment_DataType*
        Employee_Base_Pay_Plan_Assignment_DataType: Compensation_Plan_Reference Salary_Pay_PlanObjectType,
            Compensation_Element_Reference Compensation_Pay_EarningObjectType, Amount decimal, Currency_Reference CurrencyObjectType,
            Frequency_Reference FrequencyObjectType, Assignment_Effective_Date date
        Worker_Role_DataType: Organization_Role_Data Organization_Roles_for_Worker_DataType
        Organization_Roles_for_Worker_DataType: Organization_Role Organization_Role_for_Worker_DataType*
        Organization_Role_for_Worker_DataType: Organization_Role_Reference Assignable_RoleObjectType
        Transaction_Log_EntriesType: Transaction_Log_Entry Transaction_Log_EntryType*
        Transaction_Log_EntryType: Transaction_Log_Reference Transaction_LogObjectType, Transaction_Log_Data Transaction_Log_DataType
        Transaction_Log_DataType: Transaction_Log_Description string, Transaction_Effective_Moment dateTime, Transaction_Entry_Moment dateTime,
            Transaction_Log_Type_Reference Transaction_Log_TypeObjectType*, Transaction_Target_Reference Event_TargetObjectType*,
            Is_Rescind_Or_Rescinded boolean, Is_Correction_Or_Corrected boolean
        System_User_for_Worker_DataType: User_Name string
        """;
}
