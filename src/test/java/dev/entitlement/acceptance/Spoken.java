package dev.entitlement.acceptance;

/** What each version calls the things of a whole story, and the bodies it takes. */
enum Spoken {
    BETA(
            Lifecycle.BETA,
            "accessPackageCatalogs",
            "accessPackageAssignmentPolicies",
            "accessPackageResourceRequests",
            "accessPackageResourceRoleScopes",
            "steps",
            "requestState",
            "completedDate",
            "accessPackageAssignment",
            "assignmentState") {
        @Override
        String accessPackage(String catalog) {
            return "{\"displayName\":\"Package\",\"catalogId\":\"" + catalog + "\"}";
        }

        @Override
        String onboarding(String catalog, String group) {
            return """
                    {"catalogId":"%s","requestType":"AdminAdd","accessPackageResource":{
                      "originId":"%s","originSystem":"AadGroup","displayName":"Group"}}
                    """.formatted(catalog, group);
        }

        @Override
        String member(String group) {
            return """
                    {"accessPackageResourceRole":{"originId":"Member_%1$s","displayName":"Member","originSystem":"AadGroup",
                      "accessPackageResource":{"originId":"%1$s","originSystem":"AadGroup"}},
                     "accessPackageResourceScope":{"originId":"%1$s","originSystem":"AadGroup"}}
                    """.formatted(group);
        }

        @Override
        String policy(String accessPackage) {
            return """
                    {"accessPackageId":"%s","displayName":"Asked and approved",
                     "requestorSettings":{"scopeType":"AllExistingDirectoryMemberUsers","acceptRequests":true},
                     "requestApprovalSettings":{"isApprovalRequired":true,"approvalMode":"SingleStage","approvalStages":[
                       {"approvalStageTimeOutInDays":14,
                        "primaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","id":"%s","isBackup":false}]}]}}
                    """.formatted(accessPackage, Lifecycle.BOSS);
        }

        @Override
        String request(String accessPackage, String policy) {
            return """
                    {"requestType":"UserAdd","accessPackageAssignment":{"accessPackageId":"%s","assignmentPolicyId":"%s"}}
                    """.formatted(accessPackage, policy);
        }
    },
    V1(
            Lifecycle.V1,
            "catalogs",
            "assignmentPolicies",
            "resourceRequests",
            "resourceRoleScopes",
            "stages",
            "state",
            "completedDateTime",
            "assignment",
            "state") {
        @Override
        String accessPackage(String catalog) {
            return "{\"displayName\":\"Package\",\"catalog\":{\"id\":\"" + catalog + "\"}}";
        }

        @Override
        String onboarding(String catalog, String group) {
            return """
                    {"catalog":{"id":"%s"},"requestType":"adminAdd","resource":{
                      "originId":"%s","originSystem":"AadGroup"}}
                    """.formatted(catalog, group);
        }

        @Override
        String member(String group) {
            return """
                    {"role":{"originId":"Member_%1$s","displayName":"Member","originSystem":"AadGroup",
                      "resource":{"originId":"%1$s","originSystem":"AadGroup"}},
                     "scope":{"originId":"%1$s","originSystem":"AadGroup"}}
                    """.formatted(group);
        }

        @Override
        String policy(String accessPackage) {
            return """
                    {"accessPackage":{"id":"%s"},"displayName":"Asked and approved","allowedTargetScope":"allMemberUsers",
                     "requestorSettings":{"enableTargetsToSelfAddAccess":true},
                     "requestApprovalSettings":{"isApprovalRequiredForAdd":true,"stages":[
                       {"durationBeforeAutomaticDenial":"P14D",
                        "primaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"%s"}]}]}}
                    """.formatted(accessPackage, Lifecycle.BOSS);
        }

        @Override
        String request(String accessPackage, String policy) {
            return """
                    {"requestType":"userAdd","assignment":{"accessPackageId":"%s","assignmentPolicyId":"%s"}}
                    """.formatted(accessPackage, policy);
        }
    };

    final String catalogs;
    final String policies;
    final String resourceRequests;
    final String roleScopes;
    final String stages;
    final String requestState;
    final String completed;
    final String assignment;
    final String assignmentState;
    private final String root;

    Spoken(
            String root,
            String catalogs,
            String policies,
            String resourceRequests,
            String roleScopes,
            String stages,
            String requestState,
            String completed,
            String assignment,
            String assignmentState) {
        this.root = root;
        this.catalogs = catalogs;
        this.policies = policies;
        this.resourceRequests = resourceRequests;
        this.roleScopes = roleScopes;
        this.stages = stages;
        this.requestState = requestState;
        this.completed = completed;
        this.assignment = assignment;
        this.assignmentState = assignmentState;
    }

    abstract String accessPackage(String catalog);

    abstract String onboarding(String catalog, String group);

    abstract String member(String group);

    abstract String policy(String accessPackage);

    abstract String request(String accessPackage, String policy);

    String path(String below) {
        return root + below;
    }

    /** A state as the version spells it. */
    String spelled(String state) {
        return this == BETA ? state : Character.toLowerCase(state.charAt(0)) + state.substring(1);
    }
}
