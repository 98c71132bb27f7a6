package dev.entitlement.signin;

import dev.entitlement.entra.OnEmbeddedIssuer;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.stereotype.Component;

/**
 * Reads forms that do not say that they are one: azure-identity for Java begins the sign-in of a device without any
 * {@code Content-Type}.
 */
@Component
@OnEmbeddedIssuer
class UntypedForms extends FormHttpMessageConverter {

    /** What a body without a type counts as (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3">RFC 9110, 8.3</a>). */
    static final String MEDIA_TYPE = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    UntypedForms() {
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_OCTET_STREAM));
    }
}
