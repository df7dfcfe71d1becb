// The system's OpenSSL: SHA-256 only, by the functions that keep their state in a plain struct. OpenSSL 3
// would have the EVP functions used, which allocate: half a microsecond more for each row of a file.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
