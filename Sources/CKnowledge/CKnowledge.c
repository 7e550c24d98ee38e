#include "CKnowledge.h"
