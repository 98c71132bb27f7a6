package dev.entitlement.signin;

import dev.entitlement.entra.EntraSurface;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.TokenForm;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people type the code that a device shows. */
@Controller
@OnEmbeddedIssuer
class DevicePageController {

    /** The page's path, told to people by the device. */
    static final String PATH = "/common/oauth2/deviceauth";

    private final DeviceAuthorizations authorizations;
    private final SignInAnswers answers;

    DevicePageController(DeviceAuthorizations authorizations, SignInAnswers answers) {
        this.authorizations = authorizations;
        this.answers = answers;
    }

    /** The page; {@code user_code} or {@code otc} spares typing. */
    @GetMapping(EntraSurface.TENANT + "/oauth2/deviceauth")
    void page(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) throws IOException {
        TokenForm form = new TokenForm(parameters);
        String userCode = form.optional("user_code");
        answers.write(response, authorizations.page(userCode == null ? form.optional("otc") : userCode));
    }

    /** What the page sends. */
    @PostMapping(EntraSurface.TENANT + "/oauth2/deviceauth")
    void decide(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        answers.write(response, authorizations.decide(new TokenForm(parameters)));
    }
}
