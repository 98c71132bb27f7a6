package dev.entitlement.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.clock.VirtualClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

class EntraSurfaceTests {

    private final EntraSurface surface = new EntraSurface(Mockito.mock(VirtualClock.class), JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/common/oauth2/v2.0/token",
                "/5eed0000-0000-4000-8000-000000000001/OAuth2/token",
                "/contoso.example/v2.0/.well-known/openid-configuration",
                "/organizations/discovery/instance",
                "/x/.well-known/",
                "/common/userrealm/a\nb",
                "/beta2/oauth2/token",
                "/version/oauth2/token",
            })
    void whatIsBelowATenantIsEntras(String path) {
        assertThat(surface.owns(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/common",
                "/common/oauth2",
                "//oauth2/token",
                "/common/oauth/token",
                "/common/x/oauth2/token",
                "/beta/oauth2/token",
                "/V1.0/oauth2/token",
                "/v2/oauth2/token",
                "/identityGovernance/discovery/x",
                "/_EMULATOR/oauth2/token",
                "/v1.0/identityGovernance/entitlementManagement/assignmentRequests",
            })
    void everythingElseIsNot(String path) {
        assertThat(surface.owns(path)).isFalse();
    }
}
