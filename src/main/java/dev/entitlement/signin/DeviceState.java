package dev.entitlement.signin;

/** How far a sign-in on a device has come. */
enum DeviceState {
    PENDING,
    APPROVED,
    DECLINED,
    REDEEMED
}
