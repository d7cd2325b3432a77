namespace Connectors.Sandbox;

/// <summary>Types of projects.</summary>
internal static class WorkdayProjectShapes
{
    public const string Text = """
        Get_Projects_RequestType: (Request_Criteria Project_Request_CriteriaType | Request_References Project_Request_ReferencesType),
            Response_Filter Response_FilterType, Response_Group Project_Response_GroupType, @version string
        Get_Projects_ResponseType: Request_References Request_References_ListType, Request_Criteria Project_Request_CriteriaType,
            Response_Filter Response_FilterType, Response_Group Project_Response_GroupType, Response_Results Response_ResultsType, Response_Data
            Projects_Response_DataType, @version string
        Submit_Project_RequestType: Project_Reference Project_AbstractObjectType, Business_Process_Parameters
            Financials_Business_Process_ParametersType, Project_Data Project_DataType, @Add_Only boolean, @version string
        Submit_Project_ResponseType: Project_Reference Project_AbstractObjectType, Application_Instance_Related_Exceptions_Data
            Application_Instance_Related_Exceptions_Data_ListType, @version string
        Project_Request_CriteriaType: ID string, Project_Name string, Project_Hierarchy_Reference Project_HierarchyObjectType,
            Project_Status_Reference Document_StatusObjectType*, Worker_who_owns_Project_Reference WorkerObjectType, Start_Date_On_or_After
            date, Start_Date_On_or_Before date, End_Date_On_or_After date, End_Date_On_or_Before date, Customer_Reference CustomerObjectType,
            Company_Reference CompanyObjectType, Project_Group_Reference Project_GroupObjectType, Initiative_Reference InitiativeObjectType,
            Worktags_Reference Accounting_WorktagObjectType*, Success_Rating_Reference Success_RatingObjectType, Assigned_Worker_Reference
            WorkerObjectType, (Billable boolean | Both_Billable_and_Non-Billable boolean | Non-Billable boolean), (Both_Capital_and_Non-Capital
            boolean | Capital boolean | Non-Capital boolean)
        Project_Request_ReferencesType: Project_Reference Project_AbstractObjectType*
        Project_Response_GroupType: Include_Reference boolean
        Request_References_ListType: Project_Reference Project_AbstractObjectType*
        Projects_Response_DataType: Project ProjectType*
        ProjectType: Project_Reference Project_AbstractObjectType, Project_Data Project_DataType
        Financials_Business_Process_ParametersType: Auto_Complete boolean, Comment_Data Business_Process_Comment_DataType
        Project_DataType: Workday_Project_ID string, Locked_in_Workday boolean, Project_Hierarchy_Reference Project_HierarchyObjectType,
            Optional_Project_Hierarchy_Reference Project_HierarchyObjectType*, Project_Event_Status_Reference Document_StatusObjectType*,
            Associated_Templates_from_Project_Template_Reference Project_TemplateObjectType, Project_Name string, Worktag_Only boolean, Inactive
            boolean, Project_Status_Reference Project_StageObjectType, Include_Project_ID_in_Name boolean, Project_Owner_Reference
            WorkerObjectType, Start_Date date, End_Date date, Currency_Reference CurrencyObjectType, Resource_Plan_Reference
            Project_Resource_PlanObjectType, Billable boolean, Capital boolean, Description string, Overall_Percent_Complete decimal,
            Risk_Level_Reference Risk_LevelObjectType, Priority_Reference Work_PriorityObjectType, Importance_Rating_Reference
            Importance_RatingObjectType, Success_Rating_Reference Success_RatingObjectType, Company_Reference CompanyObjectType,
            Customer_Reference CustomerObjectType, Project_Group_Reference Project_GroupObjectType, External_Project_Reference_Name string,
            Problem_Statement string, Objective string, In_Scope string, Out_of_Scope string, Measures_of_Success string, Project_Overview
            string, Initiative_Reference InitiativeObjectType, Estimated_Budget decimal, Estimated_Revenue decimal, Realized_Revenue decimal,
            Worktags_Data Worktags_Data_ListType, Balancing_Worktag_Reference Balancing_WorktagObjectType, Optional_Balancing_Worktag_Reference
            Audited_Accounting_WorktagObjectType*, Project_Dependencies_Reference ProjectObjectType*, Project_Prerequisite_For_Reference
            Project_AbstractObjectType*, Project_Attachment_Data Financials_Attachment_DataType*
        Application_Instance_Related_Exceptions_Data_ListType: Exceptions_Data Exception_DataType*
        Exception_DataType: Classification string, Message string
        Business_Process_Comment_DataType: Comment string, Worker_Reference WorkerObjectType
        Worktags_Data_ListType: Related_Worktags_by_Type_Data Related_Worktags_by_Worktag_Type_DataType*
        Related_Worktags_by_Worktag_Type_DataType: Worktag_Type_Reference Accounting_Worktag_TypeObjectType, Required_On_Transaction boolean,
            Required_On_Transaction_For_Validation boolean, Default_Worktag_Data Default_Worktag_DataType, Replace_All_Allowed_Values boolean,
            Allowed_Worktag_Data Allowed_Worktag_DataType*
        Financials_Attachment_DataType: File_Content base64Binary, Comment string, @Content_Type string, @Filename string, @Encoding string,
            @Compressed boolean
        Default_Worktag_DataType: Default_Worktag_Reference Accounting_Worktag_and_Aggregation_DimensionObjectType, @Delete_Default_Value
            boolean
        Allowed_Worktag_DataType: Allowed_Worktag_Reference Accounting_Worktag_and_Aggregation_DimensionObjectType, @Delete_Allowed_Value
            boolean
        """;
}
