/**
 * The login method {@code social}: an account that somebody has already, at Microsoft, Google,
 * Facebook or any other OpenID provider (S3-10 to S3-18). Authorization code flow with PKCE, state,
 * nonce and a cookie; see decision 0013.
 *
 * <p>From a click to a session: {@link se.minasidor.login.social.SocialServlet} → {@link
 * se.minasidor.login.social.SocialLogin} → {@link se.minasidor.login.social.Flows} remembers,
 * {@link se.minasidor.login.social.Directory} knows the provider, {@link
 * se.minasidor.login.social.TokenExchange} asks it, {@link se.minasidor.login.social.IdTokens}
 * believes nothing that is not signed for us.
 */
package se.minasidor.login.social;
