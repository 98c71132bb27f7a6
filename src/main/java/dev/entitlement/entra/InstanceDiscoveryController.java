package dev.entitlement.entra;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells clients which names an authority has; they ask it only of the hosts that Microsoft's names lead to. */
@RestController
@OnEmbeddedIssuer
class InstanceDiscoveryController {

    /** <a href="https://learn.microsoft.com/entra/msal/dotnet/advanced/custom-authority-aliases">Instance discovery</a> */
    @EntraOperation("instance.discover")
    @GetMapping(EntraSurface.TENANT + "/discovery/instance")
    InstanceDiscovery instance(
            @RequestParam(name = "authorization_endpoint", defaultValue = "") String authorizationEndpoint,
            HttpServletRequest request) {
        if (authorizationEndpoint.isEmpty()) {
            throw EntraException.missingParameter("authorization_endpoint");
        }
        return InstanceDiscovery.of(
                authorizationEndpoint,
                ServletUriComponentsBuilder.fromContextPath(request).build());
    }
}
