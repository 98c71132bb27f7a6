package dev.entitlement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done before the emulator is ready so that it is quick from the first call on.
 *
 * @param warmUp whether the calls of a typical test are made once, unseen, in a tenant that is removed again
 */
@ConfigurationProperties("emulator")
record WarmUpProperties(@DefaultValue("true") boolean warmUp) {}
