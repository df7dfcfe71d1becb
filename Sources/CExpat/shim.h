// The system's expat, as it is.
#include <expat.h>
