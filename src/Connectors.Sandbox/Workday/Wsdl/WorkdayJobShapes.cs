namespace Connectors.Sandbox;

/// <summary>Types of positions in answers.</summary>
internal static class WorkdayJobShapes
{
    public const string Text = """
        Worker_Job_DataType: Position_Data Position_Detail_DataType, Position_Organizations_Data Position_Organization_DataType,
            Position_Management_Chains_Data Position_Management_Chains_DataType, @Primary_Job boolean
        Position_Detail_DataType: Position_Reference Position_ElementObjectType, Position_ID string, Position_Title string, Business_Title string,
            Start_Date date, End_Employment_Date date, Worker_Type_Reference Position_Worker_TypeObjectType,
            Position_Time_Type_Reference Position_Time_TypeObjectType, Job_Exempt boolean, Scheduled_Weekly_Hours decimal,
            Default_Weekly_Hours decimal,
            Full_Time_Equivalent_Percentage decimal, Exclude_from_Headcount boolean, Pay_Rate_Type_Reference Pay_Rate_TypeObjectType,
            Work_Shift_Reference Work_ShiftObjectType, Work_Hours_Profiles_Reference Work_Hours_ProfileObjectType,
            Job_Profile_Summary_Data Job_Profile_in_Position_Summary_DataType, Business_Site_Summary_Data Location_Summary_DataType, End_Date date,
            Pay_Through_Date date, Manager_as_of_last_detected_manager_change_Reference WorkerObjectType*, @Effective_Date date
        Job_Profile_in_Position_Summary_DataType: Job_Profile_Reference Job_ProfileObjectType, Job_Exempt boolean,
            Management_Level_Reference Management_LevelObjectType, Job_Category_Reference Job_CategoryObjectType,
            Job_Family_Reference Job_Family_BaseObjectType*, Job_Profile_Name string
        Location_Summary_DataType: Location_Reference LocationObjectType, Name string, Location_Type_Reference Location_TypeObjectType*,
            Time_Profile_Reference Time_ProfileObjectType, Scheduled_Weekly_Hours decimal, Address_Data Address_Information_DataType*
        Address_Information_DataType: Country_Reference CountryObjectType, Last_Modified dateTime,
            Address_Line_Data Address_Line_Information_DataType*,
            Municipality string, Country_Region_Reference Country_RegionObjectType, Postal_Code string,
            Usage_Data Communication_Method_Usage_Information_DataType*, @Formatted_Address string, @Address_Format_Type string,
            @Defaulted_Business_Site_Address boolean, @Effective_Date date
        Address_Line_Information_DataType: = string, @Type string, @Descriptor string
        Position_Organization_DataType: Position_Organization_Data Worker_Organization_Membership_DataType*
        Worker_Organizations_DataType: Worker_Organization_Data Worker_Organization_Membership_DataType*
        Worker_Organization_Membership_DataType: Organization_Reference Position_SetObjectType, Organization_Data Organization_Summary_DataType
        Organization_Summary_DataType: Organization_Reference_ID string, Organization_Code string, Organization_Name string,
            Organization_Type_Reference Organization_TypeObjectType, Organization_Subtype_Reference Organization_SubtypeObjectType,
            Used_in_Change_Organization_Assignments boolean
        Position_Management_Chains_DataType: Position_Supervisory_Management_Chain_Data Management_ChainsType
        Worker_Management_Chain_DataType: Worker_Supervisory_Management_Chain_Data Management_ChainsType
        Management_ChainsType: Management_Chain_Data Management_Chain_DataType*
        Management_Chain_DataType: Organization_Reference OrganizationObjectType, Manager_Reference WorkerObjectType*
        """;
}
