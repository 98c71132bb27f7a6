package dev.entitlement.signin;

import java.util.List;

/**
 * Somebody who can be chosen on a page.
 *
 * @param id what the page sends when he is
 * @param hinted whether the app thinks that it will be he
 */
record Choice(String id, String name, String principalName, String tenant, boolean hinted) {

    static Choice of(Account account, boolean hinted) {
        return new Choice(
                account.id(),
                account.user().displayName(),
                account.user().userPrincipalName(),
                account.tenant().displayName(),
                hinted);
    }

    /** As many as a page lists. */
    static List<Choice> listed(List<Account> accounts) {
        return accounts.stream()
                .limit(Accounts.LISTED)
                .map(account -> of(account, false))
                .toList();
    }
}
