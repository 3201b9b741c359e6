/** Seconds after which a person types the password again: the life of refresh tokens, and of the cookie that keeps one. */
export const SESSION_LIFE = 30 * 86_400;
