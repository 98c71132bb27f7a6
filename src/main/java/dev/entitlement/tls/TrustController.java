package dev.entitlement.tls;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client needs to trust this server, over plain HTTP as well: it cannot be had over HTTPS before it is trusted. */
@RestController
@OnLocalAuthority
@RequestMapping("/_emulator/tls")
class TrustController {

    private final LocalAuthority authority;

    TrustController(LocalAuthority authority) {
        this.authority = authority;
    }

    /** The authority's certificate as PEM: for curl, Node, Python, Go and most others. */
    @GetMapping("/ca.pem")
    ResponseEntity<String> pem() {
        return file("ca.pem", "application/x-pem-file").body(authority.pem());
    }

    /** The authority's certificate as DER: for the certificate stores of operating systems and browsers. */
    @GetMapping("/ca.crt")
    ResponseEntity<byte[]> der() {
        return file("ca.crt", "application/x-x509-ca-cert").body(authority.der());
    }

    /** A trust store for Java with the authority's certificate; its password is {@code changeit}. */
    @GetMapping("/truststore.p12")
    ResponseEntity<byte[]> trustStore() {
        return file("truststore.p12", "application/x-pkcs12").body(authority.trustStore());
    }

    private static ResponseEntity.BodyBuilder file(String name, String type) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}
