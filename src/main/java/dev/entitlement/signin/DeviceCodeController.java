package dev.entitlement.signin;

import dev.entitlement.entra.EntraOperation;
import dev.entitlement.entra.EntraSurface;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.TokenForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Begins sign-ins on devices. */
@RestController
@OnEmbeddedIssuer
class DeviceCodeController {

    private final DeviceAuthorizations authorizations;

    DeviceCodeController(DeviceAuthorizations authorizations) {
        this.authorizations = authorizations;
    }

    /** <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#device-authorization-request">Device
     * authorization request</a> */
    @EntraOperation("deviceCode.issue")
    @PostMapping(
            path = EntraSurface.TENANT + "/oauth2/v2.0/devicecode",
            consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, UntypedForms.MEDIA_TYPE})
    ResponseEntity<DeviceCodeResponse> begin(
            @PathVariable String tenant, @RequestBody(required = false) @Nullable MultiValueMap<String, String> form) {
        return begin(tenant, false, form);
    }

    /** The same at version 1.0 of the endpoint, where {@code resource} takes the place of {@code scope}. */
    @EntraOperation("deviceCode.issue")
    @PostMapping(
            path = EntraSurface.TENANT + "/oauth2/devicecode",
            consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, UntypedForms.MEDIA_TYPE})
    ResponseEntity<DeviceCodeResponse> versionOneBegin(
            @PathVariable String tenant, @RequestBody(required = false) @Nullable MultiValueMap<String, String> form) {
        return begin(tenant, true, form);
    }

    private ResponseEntity<DeviceCodeResponse> begin(
            String tenant, boolean versionOne, @Nullable MultiValueMap<String, String> parameters) {
        TokenForm form = new TokenForm(parameters == null ? new LinkedMultiValueMap<>() : parameters);
        String page = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + DevicePageController.PATH;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .body(DeviceCodeResponse.of(authorizations.begin(tenant, versionOne, form), page, versionOne));
    }
}
