namespace Connectors.Sandbox;

/// <summary>Types of the requests of Human_Resources.</summary>
internal static class WorkdayRequestShapes
{
    public const string Text = """
        Transaction_Log_CriteriaType: Transaction_Date_Range_Data Effective_And_Updated_DateTime_DataType, (Subscriber_Reference
            SubscriberObjectType | Transaction_Type_References Transaction_Type_ReferencesType)
        Server_Timestamp_GetType: @version string
        Server_TimestampType: Server_Timestamp_Data dateTime*, @version string
        Effective_And_Updated_DateTime_DataType: Updated_From dateTime, Updated_Through dateTime, Effective_From dateTime, Effective_Through
            dateTime
        Transaction_Type_ReferencesType: Transaction_Type_Reference Transaction_Log_TypeObjectType*
        Get_Workers_RequestType: Request_References Worker_Request_ReferencesType, Request_Criteria Worker_Request_CriteriaType, Response_Filter
            Response_FilterType, Response_Group Worker_Response_GroupType, @version string
        Worker_Request_ReferencesType: Worker_Reference WorkerObjectType*, @Skip_Non_Existing_Instances boolean
        Worker_Request_CriteriaType: Transaction_Log_Criteria_Data Transaction_Log_CriteriaType*, Organization_Reference
            OrganizationObjectType*, Country_Reference CountryObjectType*, Include_Subordinate_Organizations boolean, Position_Reference
            Position_ElementObjectType*, Event_Reference Transaction_LogObjectType, Benefit_Plan_Reference Benefit_PlanObjectType*,
            Field_And_Parameter_Criteria_Data Field_And_Parameter_Criteria_Data_ListType, National_ID_Criteria_Data
            Worker_by_National_ID_Request_CriteriaType*, Exclude_Inactive_Workers boolean, Exclude_Employees boolean, Exclude_Contingent_Workers
            boolean, Eligibility_Criteria_Data Eligibility_Criteria_DataType*, Universal_ID_Reference Universal_IdentifierObjectType*
        Worker_Response_GroupType: Include_Reference boolean, Include_Personal_Information boolean, Include_Additional_Jobs boolean,
            Include_Employment_Information boolean, Include_Compensation boolean, Include_Organizations boolean,
            Exclude_Organization_Support_Role_Data boolean, Exclude_Location_Hierarchies boolean, Exclude_Cost_Centers boolean,
            Exclude_Cost_Center_Hierarchies boolean, Exclude_Companies boolean, Exclude_Company_Hierarchies boolean,
            Exclude_Matrix_Organizations boolean, Exclude_Pay_Groups boolean, Exclude_Regions boolean, Exclude_Region_Hierarchies boolean,
            Exclude_Supervisory_Organizations boolean, Exclude_Teams boolean, Exclude_Custom_Organizations boolean, Include_Roles boolean,
            Include_Management_Chain_Data boolean, Include_Multiple_Managers_in_Management_Chain_Data boolean, Include_Benefit_Enrollments
            boolean, Include_Benefit_Eligibility boolean, Include_Related_Persons boolean, Include_Qualifications boolean,
            Include_Employee_Review boolean, Include_Goals boolean, Include_Development_Items boolean, Include_Skills boolean, Include_Photo
            boolean, Include_Worker_Documents boolean, Include_Transaction_Log_Data boolean, Include_Subevents_for_Corrected_Transaction
            boolean, Include_Subevents_for_Rescinded_Transaction boolean, Include_Succession_Profile boolean, Include_Talent_Assessment boolean,
            Include_Employee_Contract_Data boolean, Include_Collective_Agreement_Data boolean, Include_Probation_Period_Data boolean,
            Include_Extended_Employee_Contract_Details boolean, Include_Feedback_Received boolean, Include_User_Account boolean, Include_Career
            boolean, Include_Account_Provisioning boolean, Include_Background_Check_Data boolean,
            Include_Contingent_Worker_Tax_Authority_Form_Information boolean, Exclude_Funds boolean, Exclude_Fund_Hierarchies boolean,
            Exclude_Grants boolean, Exclude_Grant_Hierarchies boolean, Exclude_Business_Units boolean, Exclude_Business_Unit_Hierarchies
            boolean, Exclude_Programs boolean, Exclude_Program_Hierarchies boolean, Exclude_Gifts boolean, Exclude_Gift_Hierarchies boolean
        Field_And_Parameter_Criteria_Data_ListType: Provider_Reference External_Field_and_Parameter_Initialization_ProviderObjectType*
        Worker_by_National_ID_Request_CriteriaType: Identifier_ID string, (Country_Reference CountryObjectType | National_ID_Type_Reference
            National_ID_TypeObjectType)
        Eligibility_Criteria_DataType: Field_Reference Integration_Document_FieldObjectType, As_Of_Effective_Date date, As_Of_Entry_DateTime
            dateTime
        Get_Workers_ResponseType: Request_References Worker_Request_ReferencesType, Request_Criteria Worker_Request_CriteriaType,
            Response_Filter Response_FilterType, Response_Group Worker_Response_GroupType, Response_Results Response_ResultsType,
            Response_Data Workers_Response_DataType, @version string
        Workers_Response_DataType: Worker WorkerType*
        """;
}
