package dev.entitlement.request;

import static org.hamcrest.Matchers.matchesPattern;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.entitlement.GraphSlice;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.GraphReads;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The mapping and who may call it, without a server, a database or a real token. */
@GraphSlice(AssignmentRequestController.class)
class ReprocessApiTests {

    private static final UUID TENANT = Requests.TENANT;
    private static final UUID ID = Requests.ID;
    private static final String SET = "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests/";

    @Autowired
    private MockMvc mvc;

    @MockitoBean
    private AssignmentRequests requests;

    @MockitoBean
    private Submissions submissions;

    @MockitoBean
    private CreatedAnswer created;

    @MockitoBean
    private RequestFilters filters;

    @MockitoBean
    private GraphReads reads;

    @MockitoBean
    private JwtDecoder tokens;

    @Test
    void answers202WithNothing() throws Exception {
        mvc.perform(reprocess(ID.toString(), Map.of("roles", List.of("EntitlementManagement.ReadWrite.All"))))
                .andExpect(status().isAccepted())
                .andExpect(content().string(""))
                .andExpect(header().doesNotExist("Content-Type"))
                .andExpect(header().string("request-id", matchesPattern("[0-9a-f-]{36}")));
        verify(requests).reprocess(eq(TENANT), eq(ID), anyString());
    }

    @Test
    void acceptsADelegatedToken() throws Exception {
        mvc.perform(reprocess(ID.toString(), Map.of("scp", "openid EntitlementManagement.ReadWrite.All")))
                .andExpect(status().isAccepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntitlementManagement.Read.All", "EntitlementMgmt-SubjectAccess.ReadWrite"})
    void refusesAnAppWithoutThePermission(String role) throws Exception {
        mvc.perform(reprocess(ID.toString(), Map.of("roles", List.of(role))))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.error.code").value("UnAuthorized"))
                .andExpect(jsonPath("$.error.message")
                        .value("User is not authorized to perform the operation. Reason: Unauthorized"));
        verifyNoInteractions(requests);
    }

    @Test
    void refusesAUserWithoutAnyScopeOfEntitlementManagement() throws Exception {
        mvc.perform(reprocess(ID.toString(), Map.of("scp", "User.Read")))
                .andExpect(status().isForbidden())
                .andExpect(
                        jsonPath("$.error.message")
                                .value(
                                        "User is not authorized to perform the operation. Reason: The caller is not authorized."));
    }

    @Test
    void aDelegatedTokenIsNotJudgedByItsRoles() throws Exception {
        mvc.perform(reprocess(
                        ID.toString(),
                        Map.of("scp", "User.Read", "roles", List.of("EntitlementManagement.ReadWrite.All"))))
                .andExpect(status().isForbidden());
    }

    @Test
    void judgesPermissionBeforeTheId() throws Exception {
        mvc.perform(reprocess("nonsense", Map.of())).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "1-1-1-1-1",
                "99999999222243338444555555555555",
                "99999999-2222-4333-8444-55555555555g"
            })
    void refusesAnIdThatIsNoGuid(String id) throws Exception {
        mvc.perform(reprocess(id, Map.of("roles", List.of("EntitlementManagement.ReadWrite.All"))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error.code").value("BadRequest"))
                .andExpect(jsonPath("$.error.message")
                        .value("Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."));
        verify(requests, never()).reprocess(any(), any(), any());
    }

    @Test
    void writesARefusalOfTheServiceInGraphsEnvelope() throws Exception {
        doThrow(GraphException.notFound("RequestNotFound", "The request was not found."))
                .when(requests)
                .reprocess(any(), any(), any());

        mvc.perform(reprocess(ID.toString(), Map.of("roles", List.of("EntitlementManagement.ReadWrite.All"))))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("RequestNotFound"))
                .andExpect(jsonPath("$.error.innerError.request-id").isNotEmpty())
                .andExpect(header().doesNotExist("OData-Version"));
    }

    @Test
    void anUnexpectedFailureIsGraphsEnvelopeToo() throws Exception {
        doThrow(new IllegalStateException("broken inside")).when(requests).reprocess(any(), any(), any());

        mvc.perform(reprocess(ID.toString(), Map.of("roles", List.of("EntitlementManagement.ReadWrite.All"))))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.error.code").value("InternalServerError"))
                .andExpect(jsonPath("$.error.message").value("An internal server error occurred."));
    }

    @Test
    void answers401WithoutAToken() throws Exception {
        mvc.perform(post(SET + ID + "/reprocess"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.error.code").value("InvalidAuthenticationToken"))
                .andExpect(jsonPath("$.error.message").value("Access token is empty."))
                .andExpect(header().exists("WWW-Authenticate"));
    }

    private MockHttpServletRequestBuilder reprocess(String id, Map<String, Object> permissions) {
        when(tokens.decode("token"))
                .thenReturn(Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .claim("tid", TENANT.toString())
                        .claims(claims -> claims.putAll(permissions))
                        .build());
        return post(SET + id + "/reprocess")
                .servletPath(SET + id + "/reprocess")
                .header("Authorization", "Bearer token");
    }
}
